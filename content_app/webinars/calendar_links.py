"""Links that open a filled-in entry on the calendar site that a reader uses.

They are addresses and nothing else: no site is contacted before a reader follows one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"


@dataclass(frozen=True)
class CalendarLinks:
    google: str
    outlook: str


def calendar_links(webinar, url: str) -> CalendarLinks:
    """`url` is the full address of the webinar's page; its day must be known."""
    return CalendarLinks(google=_google(webinar, url), outlook=_outlook(webinar, url))


def _google(webinar, url: str) -> str:
    if webinar.starts_at:
        span = (_compact(webinar.starts_at), _compact(webinar.get_over_at()))
    else:
        # The last day is not part of the entry.
        days = (webinar.held_on, webinar.held_on + timedelta(days=1))
        span = tuple(day.strftime("%Y%m%d") for day in days)
    query = {
        "action": "TEMPLATE",
        "text": webinar.title,
        "dates": "/".join(span),
        "ctz": webinar.zone.key,
        "details": url,
    }
    return f"{_GOOGLE}?{urlencode(query)}"


def _outlook(webinar, url: str) -> str:
    query = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": webinar.title,
        "body": url,
    }
    if webinar.starts_at:
        query["startdt"] = _extended(webinar.starts_at)
        query["enddt"] = _extended(webinar.get_over_at())
    else:
        query["startdt"] = query["enddt"] = webinar.held_on.isoformat()
        query["allday"] = "true"
    return f"{_OUTLOOK}?{urlencode(query)}"


def _compact(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _extended(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
