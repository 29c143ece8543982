"""What pages have in common that show what belongs with them."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import get_page_models

from content_app.base.models import ContentPage


class Display(models.TextChoices):
    """How a page shows another one, where it does not do so in its turn."""

    FIRST = "first", _("First")
    HIDDEN = "hidden", _("Not at all")


def is_display(key: str, value: str) -> bool:
    """Whether `key` may be that of a page, and `value` a way in which it shows."""
    try:
        return str(UUID(key)) == key and value in Display.values
    except ValueError:
        return False


def validate_display(chosen) -> None:
    """Raises ValidationError for anything but a choice for each of some translation keys."""
    if not isinstance(chosen, dict) or not all(is_display(*choice) for choice in chosen.items()):
        raise ValidationError(_("How a page shows is not one of the choices. Choose again."))


class RelatingPage(ContentPage):
    """A page that ends with the pages that belong with it.

    Which rows there are is said by `Relation`, on either end; in which order this page shows them, and what it leaves
    out, is its own content.
    """

    related_display = models.JSONField(default=dict, blank=True, validators=[validate_display])
    """What is shown first and what not at all, by translation key: what a page chose holds for its
    translations, and for one that brings another language's rows along."""
    fills_related = models.BooleanField(
        _("let the site add pages where you chose few"),
        default=True,
        help_text=_(
            "Readers see them as “Also on this site”: pages about the same conditions first, then of "
            "the same categories, then about similar things."
        ),
    )

    suggested_as: str | Promise = ""
    """What readers are told that a suggested page is; pages of a type without a word for it, such as a
    privacy notice, are never suggested."""

    is_listed_by_parent = True
    """Whether the page above shows it in a list, as the index of posts does."""

    class Meta:
        abstract = True

    def displays(self, key: UUID) -> str:
        """How this page shows the one with this translation key: a `Display`, or "" for "in its turn"."""
        return self.related_display.get(str(key), "")


def relating_models() -> list[type[RelatingPage]]:
    """The page types that can be related to one another."""
    return [model for model in get_page_models() if issubclass(model, RelatingPage)]
