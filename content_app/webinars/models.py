"""Webinar pages and their index."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from content_app.announcements.blocks import EventPlanBlock
from content_app.announcements.models import AnnouncedPage, AnnouncementSettings
from content_app.announcements.moments import Milestone
from content_app.base import clock, validity
from content_app.base.as_of import AS_OF_MODE
from content_app.base.blocks import PROSE_FEATURES
from content_app.base.models import ContentPage
from content_app.base.panels import page_editor
from content_app.base.specific import prefetch_renditions
from content_app.base.text import text_of_stream
from content_app.body.blocks import BodyBlock
from content_app.crosslinks.pages import RelatingPage
from content_app.evidence.pages import CitingPage
from content_app.people.models import CreditRole, shown_credits

from .calendar_links import calendar_links
from .forms import WebinarPageForm
from .listing import WebinarListing
from .panels import webinar_editor
from .previews import Stage, put_into
from .querysets import WebinarPageManager
from .recordings import RecordedMixin
from .states import (
    Standing,
    WebinarFacts,
    WebinarState,
    next_change,
    state_at,
)
from .structured_data import event_entity
from .time_changes import TimeChange, TimeChangeSerializer, pending_time_change
from .times import TimedMixin


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
        context["listing"] = listing = WebinarListing(self.get_webinars(), request, clock.now())
        context["metadata"] = context["metadata"].of_list_page(listing.page.number)
        return context


class WebinarPage(TimedMixin, RecordedMixin, AnnouncedPage, RelatingPage, CitingPage):
    standing = models.CharField(
        _("does it take place?"),
        max_length=12,
        choices=Standing.choices,
        default=Standing.AS_PLANNED,
        help_text=_("What you choose here shows on every page that speaks of the webinar."),
    )
    notice = models.TextField(
        _("notice to readers"),
        blank=True,
        max_length=400,
        help_text=_(
            "Stands at the top of the webinar's page: why it is postponed or cancelled, or what else "
            "has changed."
        ),
    )
    time_change_reason = models.TextField(
        _("reason for the new time"),
        blank=True,
        max_length=300,
        help_text=_(
            "Needed when the time of a published webinar changes. Readers find it at the top of the "
            "page, with the old time, until the webinar is over."
        ),
    )
    host = models.CharField(_("host"), max_length=160, blank=True)
    registration_url = models.URLField(
        _("address for registration"),
        blank=True,
        help_text=_("Offered to visitors until the webinar is over."),
    )
    text_before = RichTextField(
        _("before it begins"),
        features=PROSE_FEATURES,
        blank=True,
        help_text=_("For instance, how to take part, or how to send questions."),
    )
    text_live = RichTextField(
        _("while it is live"),
        features=PROSE_FEATURES,
        blank=True,
        help_text=_("For instance, what to do if you cannot get in."),
    )
    text_after = RichTextField(
        _("when it is over"),
        features=PROSE_FEATURES,
        blank=True,
        help_text=_("For instance, when the recording is expected, or whom to ask."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("abstract"), blank=True)
    announcement_plan = StreamField(EventPlanBlock(), verbose_name=_("plan"), blank=True)

    objects = WebinarPageManager()
    base_form_class = WebinarPageForm
    announcement_details_template = "content_app/components/when.html"
    preview_modes = [*Stage.choices, AS_OF_MODE]
    exclude_fields_in_copy = ["time_change_reason"]

    edit_handler = webinar_editor()
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
        APIField("state"),
        APIField("standing", writable=True),
        APIField("notice", writable=True),
        APIField("time_change_reason", writable=True),
        APIField("time_changes", serializer=TimeChangeSerializer(many=True)),
        APIField("host", writable=True),
        APIField("registration_url", writable=True),
        APIField("recording_url", writable=True),
        APIField("no_recording", writable=True),
        APIField("text_before", writable=True),
        APIField("text_live", writable=True),
        APIField("text_after", writable=True),
        APIField("slides", writable=True),
        APIField("transcript", writable=True),
        APIField("body", writable=True),
        APIField("announcement_plan", writable=True),
        APIField("relations"),
        APIField("credits"),
    ]
    suggested_as = _("Webinar")
    asks_readers = True
    offers_registration = True
    related_heading = _("Webinars")
    related_order = 10

    class Meta:
        verbose_name = _("webinar")
        verbose_name_plural = _("webinars")

    def clean(self):
        super().clean()
        if self.standing != Standing.AS_PLANNED and not self.notice.strip():
            raise ValidationError({"notice": _("Tell readers why, and what they can expect.")})

    def get_facts(self) -> WebinarFacts:
        """What its state depends on."""
        return WebinarFacts(
            is_published=self.live,
            standing=Standing(self.standing),
            starts_at=self.starts_at,
            over_at=self.get_over_at(),
            has_registration=bool(self.registration_url),
            recording=self.get_recording_fact(),
        )

    def get_milestones(self):
        over_at = self.get_over_at()
        # A recording that is put in early is shown when there is nothing to join any more.
        recorded_at = self.recorded_since and max(filter(None, (self.recorded_since, over_at)))
        return {
            **super().get_milestones(),
            Milestone.START: self.starts_at,
            Milestone.END: over_at,
            Milestone.RECORDING: recorded_at,
        }

    def take_plan_of(self, site):
        self.announcement_plan = AnnouncementSettings.for_site(site).webinar_plan

    @property
    def state(self) -> WebinarState:
        facts, moment = self.get_facts(), clock.now()
        validity.limit(next_change(facts, moment))
        return state_at(facts, moment)

    def get_kind_label(self):
        return self.state.label

    def get_text_of_state(self) -> str:
        """What staff wrote for readers at this stage; "" where they wrote nothing."""
        state = self.state
        if state is WebinarState.LIVE:
            return self.text_live
        if state.is_ahead:
            return self.text_before
        return self.text_after if state.is_behind else ""

    def get_speakers(self):
        return shown_credits(self, CreditRole.SPEAKER)

    def get_plain_text(self):
        return text_of_stream(self.body)

    @cached_property
    def shown_time_changes(self) -> list[TimeChange]:
        """The changes of its time, the latest first, of which readers are told until it is over."""
        over_at = self.get_over_at()
        if not self.pk or (over_at and over_at <= clock.now()):
            return []
        return list(self.time_changes.all())

    def get_structured_data(self, metadata):
        page, *others = super().get_structured_data(metadata)
        if not self.get_date():
            return [page, *others]
        page["about"] = event_entity(self, metadata)
        return [page, *others]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["speakers"] = speakers = list(self.get_speakers())
        prefetch_renditions(credit.person.photo for credit in speakers)
        state = self.state
        context["state"] = state
        context["time_changes"] = self.shown_time_changes
        if self.get_date() and (state.is_ahead or state is WebinarState.LIVE):
            context["calendar_links"] = calendar_links(self, context["metadata"].canonical_url)
        context["text_of_state"] = self.get_text_of_state()
        context["recording"] = self.get_recording() if state is WebinarState.RECORDED else None
        return context

    def get_preview_context(self, request, mode_name):
        change = pending_time_change(self)
        if change:
            self.shown_time_changes = [change, *self.shown_time_changes]
        return super().get_preview_context(request, mode_name)

    def serve_preview(self, request, mode_name):
        # To readers it will not be a draft.
        self.live = True
        with clock.at(put_into(self, Stage(mode_name), clock.now())):
            # Rendered inside, where the clock still stands at that stage.
            return super().serve_preview(request, mode_name).render()
