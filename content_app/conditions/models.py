"""Condition pages and their A to Z."""

from collections import defaultdict
from itertools import chain

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from content_app.announcements.models import AnnouncedPage
from content_app.announcements.panels import announcement_panels
from content_app.base import shown, structured_data
from content_app.base.contents import ContentsEntry
from content_app.base.models import ContentPage, ReviewedMixin
from content_app.base.ordered_rows import OrderedRow
from content_app.base.panels import page_editor
from content_app.base.text import text_of_stream
from content_app.body.reading_time import minutes_to_read
from content_app.crosslinks.leaves import leaves
from content_app.crosslinks.models import OtherName
from content_app.crosslinks.pages import RelatingPage
from content_app.crosslinks.panels import RelationsPanel
from content_app.evidence.models import Study, Therapy
from content_app.evidence.pages import CitingPage
from content_app.people.models import CreditRole, shown_credits
from content_app.people.panels import authors_panel

from .alphabet import Alphabet, AlphabetEntry
from .blocks import ConditionSections, SectionBlock
from .summary_pages import SummarisedPage


class ConditionIndexPage(ContentPage):
    edit_handler = page_editor(content=ContentPage.lead_panels)
    subpage_types = ["content_app.ConditionPage"]
    page_description = _("The A to Z of conditions; each has a page of its own below it.")
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("condition index")

    def get_conditions(self):
        return ConditionPage.objects.child_of(self).published()

    def get_alphabet(self, request) -> Alphabet:
        """Every condition under each name that people search by."""
        conditions = self.get_conditions()
        entries = [
            AlphabetEntry(title, key) for key, title in conditions.values_list("pk", "title")
        ]
        others = OtherName.objects.filter(page__in=conditions.values("pk"))
        entries += [
            AlphabetEntry(name, key, see=title)
            for key, name, title in others.values_list("page", "name", "page__title")
        ]

        def find_teasers(keys):
            found = conditions.filter(pk__in=keys).for_teasers()
            return {condition.pk: condition.get_teaser(request) for condition in found}

        return Alphabet(entries, request.GET.get("page"), find_teasers)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["alphabet"] = alphabet = self.get_alphabet(request)
        number = alphabet.page.number
        shown.note_number(number)
        context["metadata"] = context["metadata"].of_list_page(number)
        return context


class ConditionPage(ReviewedMixin, SummarisedPage, AnnouncedPage, RelatingPage, CitingPage):
    full_name = models.CharField(
        _("full name"),
        max_length=255,
        blank=True,
        help_text=_("The name in full, where the title is the short one."),
    )
    short_answer = models.TextField(
        _("short answer"),
        blank=True,
        max_length=600,
        help_text=_("What this condition is, in two or three sentences that anybody understands."),
    )
    sections = StreamField(ConditionSections(), verbose_name=_("sections"), blank=True)

    edit_handler = page_editor(
        content=[
            TitleFieldPanel(
                "title",
                heading=_("Short name"),
                placeholder=_("Short name*"),
                help_text=_(
                    "The name that people use, such as “CIDP”. It is the title of the page."
                ),
            ),
            FieldPanel("full_name"),
            FieldPanel("short_answer"),
            FieldPanel(
                "sections",
                help_text=_(
                    "The parts of the page, in the order in which readers find them. Add those that "
                    "you have something to say in; each can be moved, and added later."
                ),
            ),
            MultiFieldPanel(
                [FieldPanel("summary"), FieldPanel("lead_image")], heading=_("Summary and image")
            ),
        ],
        related=[
            InlinePanel(
                "other_names",
                heading=_("Other names and abbreviations"),
                label=_("other name"),
                help_text=_("Visitors find the condition by each of these."),
            ),
            authors_panel(),
            *ReviewedMixin.review_panels,
            RelationsPanel(),
            InlinePanel(
                "codes",
                heading=_("Codes"),
                label=_("code"),
                help_text=_("The condition's code in classifications, such as ICD-10-CM or ORPHA."),
            ),
        ],
        announcement=announcement_panels(),
    )
    parent_page_types = ["content_app.ConditionIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One condition: signs, diagnosis, treatment, research.")
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("full_name", boost=3),
        index.AutocompleteField("full_name"),
        index.SearchField("short_answer"),
        index.SearchField("sections"),
        index.SearchField("names_of_records"),
        index.RelatedFields(
            "other_names",
            [index.SearchField("name", boost=4), index.AutocompleteField("name")],
        ),
    ]
    api_fields = [
        *ContentPage.api_fields,
        *ReviewedMixin.review_api_fields,
        APIField("full_name", writable=True),
        APIField("short_answer", writable=True),
        APIField("sections", writable=True),
        APIField("announcement_plan", writable=True),
        APIField("other_names"),
        APIField("codes"),
        APIField("relations"),
        APIField("credits"),
    ]
    asks_readers = True
    is_subject = True
    suggested_as = _("Condition")
    related_heading = _("Related conditions")
    related_order = 30
    prefetched_relations = ("other_names", "codes")
    schema_type = "MedicalWebPage"

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    @property
    def excerpt(self):
        return self.summary or self.short_answer or self.generated_summary

    @property
    def names_of_records(self) -> str:
        """The therapies and studies that it names by choosing them: whoever searches for one finds the condition."""
        keys = defaultdict(set)
        for leaf in leaves(self):
            model = getattr(leaf.holder, "model_class", None)
            if model in (Therapy, Study):
                keys[model].add(leaf.value)
        chosen = (model.objects.readable().filter(pk__in=own) for model, own in keys.items())
        return " ".join(str(record) for record in chain.from_iterable(chosen))

    def get_plain_text(self):
        return self.short_answer or text_of_stream(self.sections)

    def get_minutes_to_read(self) -> int:
        return minutes_to_read(self.sections)

    def get_contents(self):
        return [
            ContentsEntry(SectionBlock.anchor_of(section), section.value.heading_text)
            for section in self.sections
        ]

    def get_kind_label(self):
        return str(self._meta.verbose_name)

    def get_structured_data(self, metadata):
        page, *others = super().get_structured_data(metadata)
        page["about"] = structured_data.without_blanks(
            {
                "@type": "MedicalCondition",
                "name": self.title,
                "alternateName": [
                    name
                    for name in (self.full_name, *(o.name for o in self.other_names.all()))
                    if name
                ],
                "code": [
                    {
                        "@type": "MedicalCode",
                        "codeValue": code.code,
                        "codingSystem": code.get_system_display(),
                    }
                    for code in self.codes.all()
                ],
            }
        )
        page |= structured_data.without_blanks(
            {"lastReviewed": structured_data.iso(self.reviewed_on)}
        )
        return [page, *others]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["credits"] = credits = shown_credits(self)
        is_credited = any(credit.role == CreditRole.REVIEWER for credit in credits)
        context["is_unreviewed"] = not is_credited and self.reviewed_on is None
        return context


class ConditionCode(OrderedRow):
    """The condition's code in a classification, and where that can be looked up."""

    class System(models.TextChoices):
        ICD_10_CM = "icd-10-cm", "ICD-10-CM"
        ICD_11 = "icd-11", "ICD-11"
        ORPHA = "orpha", "ORPHA"
        OMIM = "omim", "OMIM"
        MESH = "mesh", "MeSH"
        SNOMED_CT = "snomed-ct", "SNOMED CT"

    condition = ParentalKey(ConditionPage, on_delete=models.CASCADE, related_name="codes")
    system = models.CharField(_("system"), max_length=16, choices=System.choices)
    code = models.CharField(_("code"), max_length=40)
    source_url = models.URLField(
        _("where it can be looked up"),
        blank=True,
        help_text=_("The public page of the classification that shows this code."),
    )

    panels = [FieldRowPanel([FieldPanel("system"), FieldPanel("code")]), FieldPanel("source_url")]
    api_fields = [
        APIField("system", writable=True),
        APIField("code", writable=True),
        APIField("source_url", writable=True),
    ]

    class Meta(OrderedRow.Meta):
        verbose_name = _("code")
        verbose_name_plural = _("codes")

    def __str__(self):
        return f"{self.get_system_display()} {self.code}"
