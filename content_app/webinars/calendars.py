"""Webinars as calendars read them: iCalendar (RFC 5545) with the properties of RFC 7986.

No address under which people join is in them: whoever adds an entry may forward it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2s
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.http import HttpRequest
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone
from wagtail.models import PageLogEntry

from content_app.base.text import without_control_characters

from .calendar_entries import CalendarEntry, status_of
from .states import Standing

PRODUCT = "-//content_app//Webinars//EN"
REFRESH_INTERVAL = timedelta(hours=6)
KEPT_AFTERWARDS = timedelta(days=365)
"""How long a webinar stays in calendars after its day, the cancelled ones too."""


@dataclass(frozen=True)
class WebinarCalendar:
    """A calendar of webinars; `webinars` come with their calendar entry and locale."""

    name: str
    url: str
    webinars: Iterable
    request: HttpRequest

    def to_ical(self) -> bytes:
        calendar = Calendar()
        calendar.add("prodid", PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.calendar_name = _one_line(self.name)
        # Of these two RFC 7986 says that the type has no default.
        calendar.add("refresh-interval", REFRESH_INTERVAL, parameters={"VALUE": "DURATION"})
        source = self.request.build_absolute_uri(self.request.path)
        calendar.add("source", source, parameters={"VALUE": "URI"})
        calendar.url = self.url
        for zone, first, last in self._zones():
            calendar.add_component(_time_zone(zone, first, last))
        events = [written_event(event_facts(webinar, self.request)) for webinar in self.webinars]
        end = b"END:VCALENDAR\r\n"
        return calendar.to_ical().removesuffix(end) + b"".join(events) + end

    def get_etag(self) -> str:
        versions = [
            (webinar.pk, webinar.url_path, webinar.last_published_at, sequence_of(webinar))
            for webinar in self.webinars
        ]
        version = repr((self.name, self.url, versions))
        return f'"{blake2s(version.encode(), digest_size=16).hexdigest()}"'

    def get_last_modified(self) -> datetime:
        """When anything was last done to a page: what left the calendar counts as much as what is in it."""
        latest = PageLogEntry.objects.aggregate(latest=Max("timestamp"))["latest"]
        return latest or datetime.fromtimestamp(0, UTC)

    def _zones(self) -> list[tuple[ZoneInfo, date, date]]:
        """Each zone in which a time is written, with the days that its definition has to span."""
        days_by_zone: dict[ZoneInfo, list[date]] = {}
        for webinar in self.webinars:
            if webinar.starts_at and webinar.zone.key != "UTC":
                days = days_by_zone.setdefault(webinar.zone, [])
                days += [webinar.local_start.date(), webinar.local_over.date()]
        return [
            (zone, min(days).replace(month=1, day=1), max(days).replace(month=12, day=31))
            for zone, days in days_by_zone.items()
        ]


@dataclass(frozen=True)
class EventFacts:
    """All that the entry of a webinar says; `zone_name` since equal moments of two zones are equal."""

    uid: str
    sequence: int
    summary: str
    description: str
    location: str
    url: str
    status: str
    starts: date
    ends: date
    zone_name: str
    published_at: datetime


def event_facts(webinar, request: HttpRequest) -> EventFacts:
    url = webinar.get_full_url(request)
    return EventFacts(
        uid=uid_of(webinar),
        sequence=sequence_of(webinar),
        summary=_summary(webinar),
        description=_description(webinar, url),
        location=_("Online"),
        url=url,
        status=status_of(webinar).value,
        starts=webinar.local_start or webinar.held_on,
        ends=webinar.local_over if webinar.starts_at else _next_day(webinar.held_on),
        zone_name=webinar.zone.key,
        # Not the moment of the request: the same version is the same file, which a calendar need
        # not fetch again.
        published_at=_published_at(webinar),
    )


@lru_cache(maxsize=2_000)
def written_event(facts: EventFacts) -> bytes:
    """Kept, because writing it takes longer than everything else, and calendars ask again every few hours."""
    event = Event()
    event.add("uid", facts.uid)
    event.add("sequence", facts.sequence)
    event.add("summary", facts.summary)
    event.add("description", facts.description)
    event.add("location", facts.location)
    event.add("url", facts.url)
    event.add("status", facts.status)
    event.add("dtstart", facts.starts)
    event.add("dtend", facts.ends)
    has_hour = isinstance(facts.starts, datetime)
    event.add("transp", "OPAQUE" if has_hour else "TRANSPARENT")
    event.add("dtstamp", facts.published_at)
    event.add("last-modified", facts.published_at)
    return event.to_ical()


def uid_of(webinar) -> str:
    """The same for life: neither the address, nor the title, nor the time is part of it (RFC 7986, 5.3)."""
    return str(uuid5(webinar.translation_key, webinar.locale.language_code))


def sequence_of(webinar) -> int:
    try:
        return webinar.calendar_entry.sequence
    except CalendarEntry.DoesNotExist:
        # Published before there were calendars.
        return 0


def _published_at(webinar) -> datetime:
    """What was made live past the editor, by an import say, was published nobody knows when."""
    return (webinar.last_published_at or datetime.fromtimestamp(0, UTC)).astimezone(UTC)


def _summary(webinar) -> str:
    title = _one_line(webinar.title)
    if webinar.standing == Standing.CANCELLED:
        return _("Cancelled: %(title)s") % {"title": title}
    if webinar.standing == Standing.POSTPONED:
        return _("Postponed: %(title)s") % {"title": title}
    return title


def _description(webinar, url: str) -> str:
    parts = [webinar.notice, _time_note(webinar), webinar.excerpt, url]
    return without_control_characters("\n\n".join(part for part in parts if part))


def _time_note(webinar) -> str:
    """Of the latest change. It stays when the webinar is over: the same version is the same file."""
    change = next(iter(webinar.time_changes.all()), None)
    if change is None:
        return ""
    note = _("The time has changed. It was %(time)s.") % {"time": change.old_time_in_words}
    return f"{note} {change.reason}".strip()


def _one_line(text: str) -> str:
    return " ".join(without_control_characters(text).split())


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


@lru_cache(maxsize=64)
def _time_zone(zone: ZoneInfo, first: date, last: date) -> Timezone:
    component = Timezone.from_tzid(zone.key, first_date=first, last_date=last)
    for change in component.subcomponents:
        skipped = change.TZOFFSETTO - change.TZOFFSETFROM
        if skipped > timedelta(0):
            # icalendar 7.3 gives the first time after the hour that clocks skip. RFC 5545, 3.6.5 wants
            # the one at which they begin to skip it.
            change.DTSTART -= skipped
            for dates in _as_list(change.get("RDATE")):
                for moment in dates.dts:
                    moment.dt -= skipped
    return component


def _as_list(value) -> list:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
