"""Other names of entries, and relations among pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from swapper import get_model_name, set_app_prefix
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField

from content_app.base.distinct_rows import DistinctRow
from content_app.base.ordered_rows import OrderedRow

from .widgets import RelatedPageChooser

set_app_prefix("wagtailcore", "wagtail")

_OWNERS = ("page", "person", "therapy", "study", "glossary_term")


def _exactly_one_owner() -> Q:
    condition = Q()
    for owner in _OWNERS:
        others = {f"{name}__isnull": True for name in _OWNERS if name != owner}
        condition |= Q(**{f"{owner}__isnull": False}, **others)
    return condition


class OtherName(OrderedRow):
    """A name by which people search for a condition, therapy, study, person or term; one table for all of them."""

    class Kind(models.TextChoices):
        ABBREVIATION = "abbreviation", _("Abbreviation")
        SYNONYM = "synonym", _("Synonym")
        FORMER_NAME = "former_name", _("Former name")

    page = ParentalKey(
        get_model_name("wagtailcore", "Page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="other_names",
    )
    person = ParentalKey(
        "content_app.Person",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="other_names",
    )
    therapy = ParentalKey(
        "content_app.Therapy",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="other_names",
    )
    study = ParentalKey(
        "content_app.Study",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="other_names",
    )
    glossary_term = ParentalKey(
        "content_app.GlossaryTerm",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="other_names",
    )
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.SYNONYM)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("kind")])]
    api_fields = [APIField("name", writable=True), APIField("kind", writable=True)]

    class Meta(OrderedRow.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_owner(), name="content_app_other_name_has_one_owner"
            )
        ]
        indexes = [models.Index(fields=["name"], name="content_app_other_name")]

    def __str__(self):
        return self.name


class Relation(DistinctRow, OrderedRow):
    """Two pages that belong together: one row, made on one page and read from both.

    The row is part of its owner's content, so it appears when the owner is published and not before.
    """

    class Kind(models.TextChoices):
        """What the page that holds the row is to the other one."""

        RELATED = "related", _("Belongs with")
        DISCUSSES = "discusses", _("Discusses")
        DISCUSSED_IN = "discussed_in", _("Discussed in")
        FOLLOWS = "follows", _("Follows on from")
        FOLLOWED_BY = "followed_by", _("Continued in")

        @property
        def opposite(self) -> "Relation.Kind":
            """The same, said from the other end."""
            kind = type(self)
            return {
                kind.DISCUSSES: kind.DISCUSSED_IN,
                kind.DISCUSSED_IN: kind.DISCUSSES,
                kind.FOLLOWS: kind.FOLLOWED_BY,
                kind.FOLLOWED_BY: kind.FOLLOWS,
            }.get(self, self)

        @property
        def readers_word(self) -> str | Promise:
            """What readers are told; nothing of the plain kind, which goes without saying."""
            return "" if self == type(self).RELATED else self.label

    owner = ParentalKey(
        get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="relations"
    )
    target = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="relations_from",
    )
    kind = models.CharField(
        _("how they belong together"), max_length=16, choices=Kind.choices, default=Kind.RELATED
    )

    distinct_fields = ("owner", "target")
    panels = [FieldRowPanel([FieldPanel("target", widget=RelatedPageChooser), FieldPanel("kind")])]
    api_fields = [APIField("target", writable=True), APIField("kind", writable=True)]

    class Meta(OrderedRow.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "target"],
                name="content_app_relation_once",
                violation_error_message=_("This page is already in the list."),
            ),
            models.CheckConstraint(
                condition=~Q(owner=models.F("target")),
                name="content_app_relation_not_to_itself",
                violation_error_message=_("A page cannot be related to itself."),
            ),
        ]

    def __str__(self):
        return str(self.target)

    def clean(self):
        super().clean()
        if self.owner_id and self.owner_id == self.target_id:
            raise ValidationError({"target": _("A page cannot be related to itself.")})


class Likeness(models.Model):
    """Two pages whose titles, summaries and names share rare words; found when one of them was published last.

    One row a pair, read from both ends.
    """

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="+"
    )
    other = models.ForeignKey(
        get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "other"], name="content_app_likeness_once")
        ]

    def __str__(self):
        return f"{self.page} ~ {self.other}"
