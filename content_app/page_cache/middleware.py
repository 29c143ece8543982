from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from content_app.base import generations, shown, validity
from content_app.base.cache_headers import is_personal
from content_app.base.parts import has_plain_query, is_own_address

from . import kept


class PageCacheMiddleware:
    """Answers readers without a session from what was made for others before them.

    Kept is what says that it noted all it shows (`base/shown.py`), may be shared by its own headers, and has an address
    that does not come from the reader. Stands before `CacheHeadersMiddleware`, whose word it passes on, and after
    whatever acts on each request (`CatchUpMiddleware`) or compares what readers have (`ConditionalGetMiddleware`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = _address_of(request)
        if address is None:
            return self.get_response(request)
        found = kept.get(address, request)
        if found is None and request.method == "GET":
            with kept.turn(address) as is_ours:
                if is_ours:
                    return self._make(request, address)
                found = kept.wait_for(address, request)
        return found.to_response() if found else self.get_response(request)

    def _make(self, request: HttpRequest, address: str) -> HttpResponse:
        begun_in = generations.begun_in(request)
        with shown.collecting() as collected, validity.collecting() as holding:
            response = self.get_response(request)
        if collected.is_whole and _may_be_kept(response) and is_own_address(request, collected):
            kept.keep(address, response, collected, holding.until, begun_in)
        return response


def _address_of(request: HttpRequest) -> str | None:
    """The address under which the response would be kept, or None."""
    if request.method not in {"GET", "HEAD"} or is_personal(request):
        return None
    if not has_plain_query(request):
        return None
    try:
        return request.build_absolute_uri()
    except DisallowedHost:
        return None


def _may_be_kept(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Content-Encoding")
        and "s-maxage" in response.headers.get("Cache-Control", "")
    )
