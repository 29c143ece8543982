"""Studies, therapies and references: records that conditions and posts speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index

from content_app.base import structured_data
from content_app.base.blocks import PROSE_FEATURES
from content_app.base.ordered_rows import OrderedRow
from content_app.base.panels import page_editor, record_editor
from content_app.base.querysets import RecordQuerySet
from content_app.base.records import Record, RecordIndexPage, shown_under

from .identifiers import bare_doi, bare_pmid, doi_url, pmid_url, validate_doi, validate_pmid

_OTHER_NAMES_PANEL = InlinePanel(
    "other_names", heading=_("Other names and abbreviations"), label=_("other name")
)


class Therapy(Record):
    class Kind(models.TextChoices):
        MEDICINE = "medicine", _("Medicine")
        INFUSION = "infusion", _("Infusion or blood treatment")
        PROCEDURE = "procedure", _("Procedure")
        EXERCISE = "exercise", _("Exercise and rehabilitation")
        DEVICE = "device", _("Aid or device")
        OTHER = "other", _("Other")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.MEDICINE)
    how_it_works = RichTextField(
        _("how it works"),
        features=PROSE_FEATURES,
        blank=True,
        help_text=_(
            "What the therapy does, whatever the condition. What is known of it for one condition "
            "belongs on that condition's page."
        ),
    )

    edit_handler = record_editor(
        content=[
            FieldRowPanel([FieldPanel("name", required_on_save=True), FieldPanel("kind")]),
            FieldPanel("how_it_works"),
            _OTHER_NAMES_PANEL,
        ],
        promote=Record.promote_panels,
    )
    search_fields = [*Record.search_fields, index.SearchField("how_it_works")]
    api_fields = [
        *Record.api_fields,
        APIField("kind", writable=True),
        APIField("how_it_works", writable=True),
    ]
    schema_type = "MedicalTherapy"

    class Meta(Record.Meta):
        verbose_name = _("therapy")
        verbose_name_plural = _("therapies")

    def get_description(self):
        return self.how_it_works

    def get_structured_data(self, url):
        names = [other.name for other in self.other_names.all()]
        return super().get_structured_data(url) | structured_data.without_blanks(
            {"alternateName": names, "description": self.excerpt}
        )


class StudyQuerySet(RecordQuerySet):
    def for_rendering(self):
        return self.prefetch_related("countries")


class Study(Record):
    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RECRUITING = "recruiting", _("Looking for participants")
        RUNNING = "running", _("Running, not taking new participants")
        COMPLETED = "completed", _("Completed")
        STOPPED = "stopped", _("Stopped early")
        UNKNOWN = "unknown", _("Status not known")

    purpose = RichTextField(_("purpose"), features=PROSE_FEATURES, blank=True)
    sponsor = models.CharField(_("sponsor"), max_length=200, blank=True)
    funders = models.CharField(
        _("funders"), max_length=300, blank=True, help_text=_("Separate several with semicolons.")
    )
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.UNKNOWN
    )
    registry_number = models.CharField(
        _("registry number"),
        max_length=40,
        blank=True,
        help_text=_("Such as the NCT number of ClinicalTrials.gov."),
    )
    url = models.URLField(_("address with more information"), blank=True)

    objects = StudyQuerySet.as_manager()

    edit_handler = record_editor(
        content=[
            FieldPanel("name", required_on_save=True),
            FieldPanel("purpose"),
            FieldRowPanel([FieldPanel("status"), FieldPanel("registry_number")]),
            InlinePanel("countries", heading=_("Countries"), label=_("country")),
            MultiFieldPanel(
                [FieldPanel("sponsor"), FieldPanel("funders")], heading=_("Who pays for it")
            ),
            FieldPanel("url"),
            _OTHER_NAMES_PANEL,
        ],
        promote=Record.promote_panels,
    )
    search_fields = [
        *Record.search_fields,
        index.SearchField("purpose"),
        index.SearchField("registry_number"),
    ]
    api_fields = [
        *Record.api_fields,
        APIField("purpose", writable=True),
        APIField("sponsor", writable=True),
        APIField("funders", writable=True),
        APIField("status", writable=True),
        APIField("registry_number", writable=True),
        APIField("url", writable=True),
        APIField("countries"),
    ]
    schema_type = "MedicalStudy"

    class Meta(Record.Meta):
        verbose_name = _("study")
        verbose_name_plural = _("studies")

    def get_description(self):
        return self.purpose

    def get_structured_data(self, url):
        return super().get_structured_data(url) | structured_data.without_blanks(
            {
                "description": self.excerpt,
                "sponsor": self.sponsor and {"@type": "Organization", "name": self.sponsor},
                "identifier": self.registry_number,
                "sameAs": self.url,
                "studyLocation": [
                    {"@type": "Country", "name": country.name} for country in self.countries.all()
                ],
            }
        )


class StudyCountry(OrderedRow):
    study = ParentalKey(Study, on_delete=models.CASCADE, related_name="countries")
    name = models.CharField(_("country"), max_length=80)
    joined_in = models.PositiveSmallIntegerField(
        _("joined in the year"), null=True, blank=True, help_text=_("Four digits, such as 2017.")
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("joined_in")])]
    api_fields = [APIField("name", writable=True), APIField("joined_in", writable=True)]

    class Meta(OrderedRow.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self):
        return f"{self.name} ({self.joined_in})" if self.joined_in else self.name


class Reference(TranslatableMixin, index.Indexed, models.Model):
    """A publication that paragraphs cite; each page numbers those that it cites."""

    text = models.TextField(
        _("reference"),
        help_text=_("Authors, title, journal, year: as it should be read in the list."),
    )
    doi = models.CharField(_("DOI"), max_length=200, blank=True, validators=[validate_doi])
    pmid = models.CharField(
        _("PubMed number"), max_length=60, blank=True, validators=[validate_pmid]
    )
    url = models.URLField(_("address"), blank=True)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("doi"), FieldPanel("pmid")]),
        FieldPanel("url"),
    ]
    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.SearchField("doi"),
        index.SearchField("pmid"),
        index.FilterField("locale"),
        index.FilterField("locale_id"),
        index.FilterField("translation_key"),
    ]
    api_fields = [
        APIField("text", writable=True),
        APIField("doi", writable=True),
        APIField("pmid", writable=True),
        APIField("url", writable=True),
        APIField("link"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        self.doi = bare_doi(self.doi)
        self.pmid = bare_pmid(self.pmid)

    @property
    def link(self) -> str:
        """The most lasting address known: the DOI's, else PubMed's, else the one given."""
        if self.doi:
            return doi_url(self.doi)
        return pmid_url(self.pmid) if self.pmid else self.url


@shown_under
class TherapyIndexPage(RecordIndexPage):
    record_model = Therapy

    edit_handler = page_editor(content=RecordIndexPage.lead_panels)
    subpage_types: list[str] = []
    page_description = _("Lists the therapies; each has a page of its own below it.")

    class Meta:
        verbose_name = _("therapy index")


@shown_under
class StudyIndexPage(RecordIndexPage):
    record_model = Study

    edit_handler = page_editor(content=RecordIndexPage.lead_panels)
    subpage_types: list[str] = []
    page_description = _("Lists the studies; each has a page of its own below it.")

    class Meta:
        verbose_name = _("study index")
