"""The "Did You Know?" callout."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from swapper import get_model_name, set_app_prefix
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content_app.base.blocks import INLINE_FEATURES
from content_app.base.distinct_rows import DistinctRow
from content_app.base.ordered_rows import OrderedRow
from content_app.base.panels import record_editor
from content_app.base.querysets import RecordQuerySet
from content_app.crosslinks.destinations import Destination
from content_app.crosslinks.links import Link
from content_app.crosslinks.resolver import LinkResolver

from .panels import PlacementsPanel

set_app_prefix("wagtailcore", "wagtail")


class CalloutQuerySet(RecordQuerySet):
    def showing_on(self, day):
        """Published, and within their dates on `day`."""
        return self.published().filter(
            Q(show_from__isnull=True) | Q(show_from__lte=day),
            Q(show_until__isnull=True) | Q(show_until__gte=day),
        )


class Callout(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    title = models.CharField(_("title"), max_length=120)
    text = RichTextField(_("text"), features=INLINE_FEATURES)
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("leads to the page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link_url = models.URLField(_("or to the address"), blank=True)
    link_text = models.CharField(
        _("text of the link"),
        max_length=120,
        blank=True,
        help_text=_("Left empty, “Read more about” and the title."),
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Where the fact comes from.")
    )
    show_from = models.DateField(_("show from"), null=True, blank=True)
    show_until = models.DateField(
        _("show until"), null=True, blank=True, help_text=_("The last day on which it shows.")
    )

    objects = CalloutQuerySet.as_manager()

    edit_handler = record_editor(
        content=[
            FieldPanel("title", required_on_save=True),
            FieldPanel(
                "text", help_text=_("One fact, in two or three sentences that anybody understands.")
            ),
            FieldPanel("image"),
            MultiFieldPanel(
                [
                    PageChooserPanel("link_page"),
                    FieldPanel("link_url"),
                    FieldPanel("link_text"),
                ],
                heading=_("Link"),
            ),
            FieldPanel("source"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("show_from"), FieldPanel("show_until")])],
                heading=_("Dates between which it may show"),
                help_text=_("Left empty, it may show at any time while it is published."),
            ),
        ],
        related=[PlacementsPanel()],
        related_heading=_("Where it appears"),
    )
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("text"),
        index.FilterField("live"),
        index.FilterField("id"),
        index.FilterField("locale"),
        index.FilterField("locale_id"),
        index.FilterField("translation_key"),
    ]
    api_fields = [
        APIField("title", writable=True),
        APIField("text", writable=True),
        APIField("image", writable=True),
        APIField("link_page", writable=True),
        APIField("link_url", writable=True),
        APIField("link_text", writable=True),
        APIField("source", writable=True),
        APIField("show_from", writable=True),
        APIField("show_until", writable=True),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("“Did You Know?” callout")
        verbose_name_plural = _("“Did You Know?” callouts")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.link_page_id and self.link_url:
            raise ValidationError(
                {"link_url": _("Choose a page or give an address, not both. Clear one of them.")}
            )
        if self.show_from and self.show_until and self.show_until < self.show_from:
            raise ValidationError(
                {"show_until": _("The last day is before the first. Change one of the two.")}
            )

    def is_showing_on(self, day) -> bool:
        return (
            self.live
            and (self.show_from is None or self.show_from <= day)
            and (self.show_until is None or day <= self.show_until)
        )

    def get_destination(self, resolver: LinkResolver) -> Destination | None:
        """Where it leads, if staff chose anything."""
        if self.link_page_id:
            return resolver.to_page(self.link_page_id)
        return resolver.to_address(self.link_url) if self.link_url else None

    def get_link(self, resolver: LinkResolver) -> Link | None:
        destination = self.get_destination(resolver)
        if destination is None or not destination.url:
            return None
        label = self.link_text or gettext("Read more about %(title)s") % {"title": self.title}
        return Link(destination.url, label, destination.language)

    def get_preview_template(self, request, mode_name):
        return "content_app/callout_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"callout": self, "request": request}


class CalloutPlacement(DistinctRow, OrderedRow):
    callout = ParentalKey(Callout, on_delete=models.CASCADE, related_name="placements")
    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="callout_placements",
    )

    distinct_fields = ("callout", "page")
    panels = [PageChooserPanel("page")]

    class Meta(OrderedRow.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.UniqueConstraint(
                fields=["callout", "page"],
                name="content_app_callout_placed_once",
                violation_error_message=_("This page is already in the list."),
            )
        ]

    def __str__(self):
        return str(self.page)
