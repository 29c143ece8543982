"""The one clock of the site.

Everything that asks "what time is it?" asks here, so that one request sees one moment, and tests can set it. Moments
are aware and in UTC; the zone in which a moment is *meant* belongs to whoever shows it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

from . import validity

_moment: ContextVar[datetime | None] = ContextVar("content_app_moment", default=None)


def now() -> datetime:
    """The present moment, in UTC: inside a request, the one at which it began."""
    return _moment.get() or datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """The calendar day in `zone` at the present moment.

    What asks for the day shows something else on the next one, so what is shown holds until midnight.
    """
    day = now().astimezone(zone).date()
    validity.limit(datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone))
    return day


@contextmanager
def at(moment: datetime) -> Iterator[datetime]:
    """Hold the clock at `moment` (aware) inside the block.

    Raises ValueError for a naive moment: nobody could tell which zone it means.
    """
    if moment.tzinfo is None:
        raise ValueError("The clock needs a moment with a time zone.")
    token = _moment.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _moment.reset(token)


class RequestClockMiddleware:
    """Gives each request one "now", so that the parts of a page cannot disagree about the time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at(now()):
            return self.get_response(request)
