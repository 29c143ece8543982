"""The one clock of the site.

Everything that asks "what time is it?" asks here, so that one request sees one moment, and tests (or a rehearsal that
spans several processes) can set it. Moments are aware and in UTC; the zone in which a moment is *meant* belongs to
whoever shows it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

_moment: ContextVar[datetime | None] = ContextVar("content_app_moment", default=None)


def now() -> datetime:
    """The present moment, in UTC: the request's own inside a request, the source's elsewhere."""
    return _moment.get() or _read_source()


def today(zone: ZoneInfo):
    """The calendar day in `zone` at the present moment."""
    return now().astimezone(zone).date()


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


def _read_source() -> datetime:
    """`CONTENT_APP_CLOCK` names another source of time, which every process of a rehearsal can share."""
    source = getattr(settings, "CONTENT_APP_CLOCK", None)
    if source:
        return import_string(source)().astimezone(UTC)
    return datetime.now(UTC)
