"""Terms that staff explain."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from swapper import get_model_name, set_app_prefix
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.api import APIField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content_app.base.panels import record_editor
from content_app.base.querysets import RecordQuerySet

set_app_prefix("wagtailcore", "wagtail")


class GlossaryTerm(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    term = models.CharField(_("term"), max_length=120)
    definition = models.TextField(
        _("definition"),
        max_length=400,
        help_text=_("One or two sentences that anybody understands."),
    )
    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("page that says more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Where the term stands in a text, a link to this page is suggested to editors."
        ),
    )

    objects = RecordQuerySet.as_manager()

    edit_handler = record_editor(
        content=[
            FieldPanel("term", required_on_save=True),
            FieldPanel("definition"),
            PageChooserPanel("page"),
            InlinePanel(
                "other_names",
                heading=_("Other names and abbreviations"),
                label=_("other name"),
                help_text=_("The same note stands beside each of these."),
            ),
        ]
    )
    search_fields = [
        index.SearchField("term", boost=2),
        index.AutocompleteField("term"),
        index.SearchField("definition"),
        index.RelatedFields("other_names", [index.SearchField("name")]),
        index.FilterField("live"),
        index.FilterField("id"),
        index.FilterField("locale"),
        index.FilterField("locale_id"),
        index.FilterField("translation_key"),
    ]
    api_fields = [
        APIField("term", writable=True),
        APIField("definition", writable=True),
        APIField("page", writable=True),
        APIField("other_names"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self):
        return self.term

    def clean(self):
        super().clean()
        same = GlossaryTerm.objects.filter(term__iexact=self.term, locale=self.locale_id)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError(
                {
                    "term": _(
                        "This term has an entry already. Add to that one, or name another term."
                    )
                }
            )

    def get_preview_template(self, request, mode_name):
        return "content_app/glossary_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"term": self, "request": request}
