"""People who write, review, answer and speak, and what they are credited for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from swapper import get_model_name, set_app_prefix
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from content_app.base import structured_data
from content_app.base.blocks import PROSE_FEATURES
from content_app.base.distinct_rows import DistinctRow
from content_app.base.ordered_rows import OrderedRow
from content_app.base.panels import page_editor, record_editor
from content_app.base.querysets import RecordQuerySet
from content_app.base.records import Record, RecordIndexPage, shown_under

set_app_prefix("wagtailcore", "wagtail")


class PersonLinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Text of the link"), max_length=100)
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"


class PersonQuerySet(RecordQuerySet):
    def for_teasers(self):
        return self.select_related("photo").prefetch_related("photo__renditions")


class Person(Record):
    credentials = models.CharField(
        _("credentials"),
        max_length=80,
        blank=True,
        help_text=_("Letters after the name, such as MD or PhD."),
    )
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("Such as “Neurologist”.")
    )
    affiliation = models.CharField(
        _("affiliation"), max_length=200, blank=True, help_text=_("Hospital, university or group.")
    )
    photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = RichTextField(_("biography"), features=PROSE_FEATURES, blank=True)
    links = StreamField([("link", PersonLinkBlock())], verbose_name=_("links"), blank=True)

    objects = PersonQuerySet.as_manager()

    edit_handler = record_editor(
        content=[
            FieldPanel("name", required_on_save=True),
            FieldRowPanel([FieldPanel("credentials"), FieldPanel("role")]),
            FieldPanel("affiliation"),
            FieldPanel("photo"),
            FieldPanel("biography"),
            FieldPanel("links"),
        ],
        related=[InlinePanel("other_names", heading=_("Other names"), label=_("other name"))],
        promote=Record.promote_panels,
    )
    search_fields = [
        *Record.search_fields,
        index.SearchField("affiliation"),
        index.SearchField("biography"),
    ]
    api_fields = [
        *Record.api_fields,
        APIField("credentials", writable=True),
        APIField("role", writable=True),
        APIField("affiliation", writable=True),
        APIField("biography", writable=True),
        APIField("links"),
    ]
    schema_type = "Person"

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    def get_description(self):
        return self.biography or ", ".join(filter(None, [self.role, self.affiliation]))

    def get_teaser_image(self):
        return self.photo

    def get_structured_data(self, url):
        return super().get_structured_data(url) | structured_data.without_blanks(
            {
                "honorificSuffix": self.credentials,
                "jobTitle": self.role,
                "affiliation": self.affiliation
                and {"@type": "Organization", "name": self.affiliation},
                "sameAs": [link.value["url"] for link in self.links],
            }
        )


class CreditRole(models.TextChoices):
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Medical reviewer")
    SPEAKER = "speaker", _("Speaker")


class Credit(DistinctRow, OrderedRow):
    """A person's part in a page.

    Credentials and affiliation are kept as they were on that day: a webinar of 2022 must not change its speaker's
    hospital because the speaker moved in 2026.
    """

    page = ParentalKey(
        get_model_name("wagtailcore", "Page"), on_delete=models.CASCADE, related_name="credits"
    )
    person = models.ForeignKey(
        "content_app.Person",
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="credits",
    )
    role = models.CharField(
        _("part"), max_length=16, choices=CreditRole.choices, default=CreditRole.AUTHOR
    )
    credentials = models.CharField(
        _("credentials on that day"),
        max_length=80,
        blank=True,
        help_text=_("Left empty, those of the person's profile are kept."),
    )
    affiliation = models.CharField(
        _("affiliation on that day"),
        max_length=200,
        blank=True,
        help_text=_("Left empty, that of the person's profile is kept."),
    )

    distinct_fields = ("page", "person", "role")
    panels = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("role")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("credentials"), FieldPanel("affiliation")])],
            heading=_("As it was then"),
            classname="collapsed",
        ),
    ]
    api_fields = [
        APIField("person"),
        APIField("role"),
        APIField("credentials"),
        APIField("affiliation"),
    ]

    class Meta(OrderedRow.Meta):
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person", "role"], name="content_app_credit_once"
            )
        ]

    def __str__(self):
        return f"{self.display_name} ({self.get_role_display()})"

    @property
    def display_name(self) -> str:
        return f"{self.person.name}, {self.credentials}" if self.credentials else self.person.name


def shown_credits(page, role: CreditRole | None = None):
    """Credits of people who have a public profile.

    Plain lookups only: the credits of a page in preview are rows of its form, and modelcluster's stand-in for a
    queryset knows no methods of ours.
    """
    credits = page.credits.filter(person__live=True).select_related("person__photo")
    return credits.filter(role=role) if role else credits


@shown_under
class PersonIndexPage(RecordIndexPage):
    record_model = Person

    edit_handler = page_editor(content=RecordIndexPage.lead_panels)
    subpage_types: list[str] = []
    page_description = _(
        "Lists everyone who writes, reviews and speaks; each has a profile below it."
    )

    class Meta:
        verbose_name = _("people index")
