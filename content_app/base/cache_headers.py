"""What a response tells caches: until when it holds, and whether others may have it too."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from . import clock, generations, validity

SHARED_SECONDS = 300
"""The longest that a shared cache may keep a response, since nothing tells it what staff change meanwhile. A host sets
`CONTENT_APP_SHARED_CACHE_SECONDS` for another.
"""

SHARED_STATUSES = frozenset({200, 301, 304, 308, 404, 410})
"""Temporary redirects are not among them: one may lead to a login, after which it must not be repeated."""


class CacheHeadersMiddleware:
    """Lets shared caches keep what is the same for everybody for as long as it holds, and browsers ask each time.

    What belongs to one person is for their browser alone; otherwise, what a view has said about caching stands. Comes
    before `RequestClockMiddleware`, since it counts from the moment at which the response is ready.

    Where a cache in front is told what to drop, it may have only what is known to be there: whoever keeps a response
    shares it for longer. Addresses that readers make up, and what is not there yet, nobody could name when they change.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        personal = is_personal(request)
        may_be_shared = request.method in {"GET", "HEAD"} and not personal
        with validity.collecting() as collected:
            if may_be_shared:
                # Asked before the page is made: what changes meanwhile may not be on it yet.
                validity.limit_to_next_change(clock.now())
                generations.note(request)
            response = self.get_response(request)
        generations.end(request)
        if personal or response.cookies:
            patch_cache_control(response, private=True, no_cache=True)
        elif may_be_shared and _is_open(response):
            share(response, clock.now() if is_front_told() else collected.until)
        return response


def is_personal(request: HttpRequest) -> bool:
    """Whether the response may be one for this person alone."""
    # RFC 9111, 3.5: a response to a request with credentials is shared only if it says so.
    return settings.SESSION_COOKIE_NAME in request.COOKIES or has_credentials(request)


def has_credentials(request: HttpRequest) -> bool:
    return "HTTP_AUTHORIZATION" in request.META


def _is_open(response: HttpResponse) -> bool:
    """Whether nobody has said yet how it is cached."""
    return response.status_code in SHARED_STATUSES and not response.has_header("Cache-Control")


def is_front_told() -> bool:
    """Whether there is a cache in front that is told what to drop, through Wagtail's frontend cache."""
    # As Wagtail's `get_backends` does, which opens clients of the services behind them each time.
    backends = getattr(settings, "WAGTAILFRONTENDCACHE", None)
    if backends is None:
        return getattr(settings, "WAGTAILFRONTENDCACHE_LOCATION", None) is not None
    return bool(backends)


def shared_seconds() -> int:
    return getattr(settings, "CONTENT_APP_SHARED_CACHE_SECONDS", SHARED_SECONDS)


def share(response: HttpResponse, until: datetime | None) -> None:
    """Let shared caches keep `response` as long as it holds, which is until `until`, and browsers ask each time."""
    seconds = shared_seconds()
    if until is not None:
        # Rounded down: a second too early costs a request, a second too late shows what was.
        seconds = max(0, min(seconds, int((until - clock.now()).total_seconds())))
    # Written out, since each answer from the page cache says it anew. Varnish shows for ten more seconds what has
    # expired, unless it is told otherwise.
    response.headers["Cache-Control"] = (
        f"public, max-age=0, must-revalidate, s-maxage={seconds}, stale-while-revalidate=0"
    )
