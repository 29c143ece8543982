"""Slugs of what stands outside the page tree: made from the name, and taken only once in each language."""

from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

SLUG_TAKEN = _("Another entry already has this address. Change the slug.")
SLUG_HELP = _("The last part of the address. Left empty, it is made from the name.")

_ROOM_FOR_NUMBER = 5


class SlugFromNameMixin(TranslatableMixin):
    """For models with a `name` and a `slug`.

    The database's own rule is not enough: Django leaves a constraint unchecked when one of its fields (here the
    language) is not part of the form, and the row would be refused with an error page.
    """

    name: models.CharField
    slug: models.SlugField

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def save(self, *args, **kwargs):
        # A program may keep a draft before it has a name.
        self.slug = self.slug or self._free_slug()
        super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs):
        if self.name:
            self.slug = self.slug or self._free_slug()
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.slug and self._others().filter(slug=self.slug).exists():
            raise ValidationError({"slug": SLUG_TAKEN})

    def _free_slug(self) -> str:
        length = cast(int, type(self).slug.field.max_length) - _ROOM_FOR_NUMBER
        stem = slugify(self.name, allow_unicode=True)[:length] or self._meta.model_name
        slug, number = stem, 2
        while self._others().filter(slug=slug).exists():
            slug, number = f"{stem}-{number}", number + 1
        return slug

    def _others(self):
        # Where there is one language only, a new row learns of it when it is saved.
        locale_id = self.locale_id or self.get_default_locale().pk
        return type(self)._default_manager.filter(locale_id=locale_id).exclude(pk=self.pk)
