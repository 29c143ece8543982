"""Webinar pages and their index."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.api import APIField
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from content_app.base import clock, structured_data
from content_app.base.blocks import PROSE_FEATURES
from content_app.base.models import ContentPage
from content_app.base.panels import page_editor
from content_app.base.specific import prefetch_renditions
from content_app.base.text import text_of_stream
from content_app.base.time_zones import DEFAULT_TIME_ZONE, validate_date, validate_time_zone
from content_app.base.videos import Video, parse_video_url, validate_video_url
from content_app.body.blocks import BodyBlock
from content_app.crosslinks.panels import RelationsPanel
from content_app.evidence.pages import CitingPage
from content_app.people.models import CreditRole, shown_credits
from content_app.people.panels import speakers_panel

from .forms import WebinarPageForm
from .listing import WebinarListing
from .querysets import WebinarPageManager

DEFAULT_DURATION = timedelta(hours=1)
"""How long a webinar lasts where nobody said: without it, it would stay upcoming for ever."""


class WebinarIndexPage(ContentPage):
    edit_handler = page_editor(content=ContentPage.lead_panels)
    subpage_types = ["content_app.WebinarPage"]
    page_description = _("Upcoming webinars by date, then recordings, newest first.")
    schema_type = "CollectionPage"

    class Meta:
        verbose_name = _("webinar index")

    def get_webinars(self):
        return WebinarPage.objects.child_of(self).published()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = WebinarListing(self.get_webinars(), request, clock.now())
        return context


class WebinarPage(CitingPage):
    starts_at = models.DateTimeField(_("start"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=DEFAULT_TIME_ZONE, validators=[validate_time_zone]
    )
    held_on = models.DateField(
        _("date only"),
        null=True,
        blank=True,
        validators=[validate_date],
        help_text=_("For an old webinar whose hour is not known any more; leave the start empty."),
    )
    sort_at = models.DateTimeField(editable=False, null=True, db_index=True)
    over_at = models.DateTimeField(editable=False, null=True, db_index=True)
    host = models.CharField(_("host"), max_length=160, blank=True)
    registration_url = models.URLField(
        _("address for registration"),
        blank=True,
        help_text=_("Offered to visitors until the webinar is over."),
    )
    recording_url = models.URLField(
        _("address of the recording"),
        blank=True,
        validators=[validate_video_url],
        help_text=_(
            "A video on YouTube or Vimeo, or a video file. Leave it empty if there is none."
        ),
    )
    slides = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("slides"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    transcript = RichTextField(_("transcript"), features=PROSE_FEATURES, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("abstract"), blank=True)

    objects = WebinarPageManager()
    base_form_class = WebinarPageForm

    edit_handler = page_editor(
        content=[
            TitleFieldPanel("title"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldPanel("time_zone"),
                    FieldPanel("held_on"),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [FieldPanel("summary"), FieldPanel("lead_image")], heading=_("Summary and image")
            ),
            FieldPanel("body"),
            speakers_panel(),
            MultiFieldPanel(
                [FieldPanel("host"), FieldPanel("registration_url")], heading=_("Taking part")
            ),
            MultiFieldPanel(
                [FieldPanel("recording_url"), FieldPanel("slides"), FieldPanel("transcript")],
                heading=_("Afterwards: recording, slides, transcript"),
            ),
        ],
        related=[
            RelationsPanel(help_text=_("Conditions that it is about, and posts that go with it."))
        ],
    )
    parent_page_types = ["content_app.WebinarIndexPage"]
    subpage_types: list[str] = []
    page_description = _("A talk with a date: announced, then recorded.")
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.SearchField("transcript"),
        index.FilterField("sort_at"),
        index.FilterField("over_at"),
    ]
    api_fields = [
        *ContentPage.api_fields,
        APIField("starts_at", writable=True),
        APIField("ends_at", writable=True),
        APIField("time_zone", writable=True),
        APIField("held_on", writable=True),
        APIField("host", writable=True),
        APIField("registration_url", writable=True),
        APIField("recording_url", writable=True),
        APIField("slides", writable=True),
        APIField("transcript", writable=True),
        APIField("body", writable=True),
        APIField("relations"),
        APIField("credits"),
    ]
    related_heading = _("Webinars")
    related_order = 10

    class Meta:
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")

    def clean(self):
        super().clean()
        if self.starts_at and self.held_on:
            raise ValidationError(
                {"held_on": _("The start says the date already. Clear this date, or the start.")}
            )
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": _("Give the start too, or clear the end.")})
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError(
                {"ends_at": _("The end is not after the start. Change one of the two.")}
            )

    def save(self, *args, **kwargs):
        self.sort_at = self.starts_at or self._midnight_after(days=0)
        self.over_at = self.get_end() or self._midnight_after(days=1)
        super().save(*args, **kwargs)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def local_start(self) -> datetime | None:
        """The start as clocks in the webinar's own zone show it."""
        return self.starts_at and self.starts_at.astimezone(self.zone)

    @property
    def local_end(self) -> datetime | None:
        return self.ends_at and self.ends_at.astimezone(self.zone)

    def get_end(self) -> datetime | None:
        """The moment (UTC) at which it is over; None where only the date is known."""
        return self.ends_at or (self.starts_at and self.starts_at + DEFAULT_DURATION)

    def is_over(self) -> bool:
        return self.over_at is not None and self.over_at <= clock.now()

    def get_date(self) -> date | None:
        return self.local_start.date() if self.local_start else self.held_on

    def get_kind_label(self):
        if not self.is_over():
            return str(_("Upcoming webinar"))
        return str(_("Recorded webinar") if self.recording_url else _("Past webinar"))

    def get_recording(self) -> Video | None:
        """The recording, or None: nothing promises one that is not there."""
        try:
            return parse_video_url(self.recording_url) if self.recording_url else None
        except ValidationError:
            return None

    def get_speakers(self):
        return shown_credits(self, CreditRole.SPEAKER)

    def get_plain_text(self):
        return text_of_stream(self.body)

    def get_structured_data(self, metadata):
        page, *others = super().get_structured_data(metadata)
        if not self.get_date():
            return [page, *others]
        page["about"] = structured_data.without_blanks(
            {
                "@type": "Event",
                "name": self.title,
                "description": metadata.description,
                "startDate": structured_data.iso(self.local_start or self.held_on),
                "endDate": structured_data.iso(self.local_end),
                "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
                "eventStatus": "https://schema.org/EventScheduled",
                "location": {"@type": "VirtualLocation", "url": metadata.canonical_url},
                "organizer": self.host and {"@type": "Organization", "name": self.host},
                "performer": [
                    {"@type": "Person", "name": credit.person.name}
                    for credit in self.get_speakers()
                ],
            }
        )
        return [page, *others]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["speakers"] = speakers = list(self.get_speakers())
        prefetch_renditions(credit.person.photo for credit in speakers)
        context["recording"] = self.get_recording()
        return context

    def _midnight_after(self, days: int) -> datetime | None:
        """The beginning, in the webinar's zone, of the day `days` after the one it was held on."""
        if self.held_on is None:
            return None
        day = self.held_on + timedelta(days=days)
        return datetime.combine(day, time.min, tzinfo=self.zone).astimezone(UTC)
