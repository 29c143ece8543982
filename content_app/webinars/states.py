"""In which state a webinar is: a pure function of its facts and a moment.

Nothing stores a state. Page, teaser, lists, API and structured data all ask here, with the one "now" of their request,
so that they cannot disagree and nobody has to be awake when a webinar begins.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _

DEFAULT_DURATION = timedelta(hours=1)
"""How long a webinar lasts where nobody said: without it, it would stay live for ever."""

STARTING_SOON_FROM = timedelta(minutes=30)
"""How long before the start a reader is told to get ready."""

RECORDING_EXPECTED_FOR = timedelta(days=90)
"""How long after the end a recording is still promised; later the promise would be an empty one."""

EVER = datetime.min.replace(tzinfo=UTC)


class Standing(models.TextChoices):
    """What people decide about a webinar; the clock decides the rest."""

    AS_PLANNED = "as_planned", _("Takes place as planned")
    POSTPONED = "postponed", _("Postponed, the new date is not known yet")
    CANCELLED = "cancelled", _("Cancelled")


class Recording(Enum):
    EXPECTED = auto()
    AVAILABLE = auto()
    NEVER = auto()


class WebinarState(models.TextChoices):
    """In the order in which a webinar passes through them; the last two are set by hand."""

    DRAFT = "draft", _("Draft")
    ANNOUNCED = "announced", _("Upcoming webinar")
    REGISTRATION_OPEN = "registration_open", _("Upcoming webinar, registration open")
    FULL = "full", _("Upcoming webinar, fully booked")
    STARTING_SOON = "starting_soon", _("Webinar starting soon")
    LIVE = "live", _("Webinar, live now")
    PROCESSING = "processing", _("Past webinar, recording follows")
    RECORDED = "recorded", _("Recorded webinar")
    OVER = "over", _("Past webinar")
    POSTPONED = "postponed", _("Postponed webinar")
    CANCELLED = "cancelled", _("Cancelled webinar")

    @property
    def is_ahead(self) -> bool:
        return self in {self.ANNOUNCED, self.REGISTRATION_OPEN, self.FULL, self.STARTING_SOON}

    @property
    def is_behind(self) -> bool:
        return self in {self.PROCESSING, self.RECORDED, self.OVER}

    @property
    def takes_registrations(self) -> bool:
        """A late-comer may still register, up to the end."""
        return self in {self.REGISTRATION_OPEN, self.STARTING_SOON, self.LIVE}


@dataclass(frozen=True, slots=True)
class WebinarFacts:
    """All that a state depends on; moments are aware, in UTC."""

    is_published: bool = True
    standing: Standing = Standing.AS_PLANNED
    starts_at: datetime | None = None
    over_at: datetime | None = None
    """The end; without a start, the end of the only day that is known."""
    has_registration: bool = False
    is_full: bool = False
    recording: Recording = Recording.EXPECTED


def states_over_time(facts: WebinarFacts) -> list[tuple[datetime, WebinarState]]:
    """Every state that these facts lead through, each with the moment from which it holds, in order.

    The first holds since ever and the last for ever, so there is a state at any moment.
    """
    by_hand = {
        Standing.POSTPONED: WebinarState.POSTPONED,
        Standing.CANCELLED: WebinarState.CANCELLED,
    }
    if not facts.is_published:
        return [(EVER, WebinarState.DRAFT)]
    if facts.standing in by_hand:
        return [(EVER, by_hand[facts.standing])]
    is_available = facts.recording is Recording.AVAILABLE
    if facts.over_at is None:
        return [(EVER, WebinarState.RECORDED if is_available else _before(facts))]
    if facts.starts_at is None:
        # Without an hour nobody can be told to join, or knows from when on to wait for a recording.
        afterwards = WebinarState.RECORDED if is_available else WebinarState.OVER
        return [(EVER, _before(facts)), (facts.over_at, afterwards)]
    return [
        (EVER, _before(facts)),
        (facts.starts_at - STARTING_SOON_FROM, WebinarState.STARTING_SOON),
        (facts.starts_at, WebinarState.LIVE),
        *_after(facts.over_at, facts.recording),
    ]


def state_at(facts: WebinarFacts, moment: datetime) -> WebinarState:
    return [state for since, state in states_over_time(facts) if since <= moment][-1]


def next_change(facts: WebinarFacts, moment: datetime) -> datetime | None:
    """When the state at `moment` gives way to the next one; None where it is the last."""
    later = (since for since, _state in states_over_time(facts) if since > moment)
    return next(later, None)


def _before(facts: WebinarFacts) -> WebinarState:
    if facts.is_full:
        return WebinarState.FULL
    if facts.has_registration:
        return WebinarState.REGISTRATION_OPEN
    return WebinarState.ANNOUNCED


def _after(over_at: datetime, recording: Recording) -> list[tuple[datetime, WebinarState]]:
    if recording is Recording.AVAILABLE:
        return [(over_at, WebinarState.RECORDED)]
    if recording is Recording.NEVER:
        return [(over_at, WebinarState.OVER)]
    return [
        (over_at, WebinarState.PROCESSING),
        (over_at + RECORDING_EXPECTED_FOR, WebinarState.OVER),
    ]
