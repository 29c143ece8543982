"""Tells Wagtail which site a request is for.

Wagtail asks the database with every request, by a query that takes as long to build as a quarter of a page out of kept
parts. A site changes as rarely as everything else, so a process remembers it for as long as it does kept pages: until
anything changes. To undo when Wagtail remembers sites by itself.
"""

from collections.abc import Callable
from copy import copy

from django.http import HttpRequest, HttpResponse
from wagtail.models import Site

from content_app.base.cache_failures import at_no_readers_cost

from . import kept


class KnownSiteMiddleware:
    """Stands after `PageCacheMiddleware`, which needs no site, and before whatever does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at_no_readers_cost():
            # Where `Site.find_for_request` looks first.
            request._wagtail_site = _site_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _site_of(request: HttpRequest) -> Site | None:
    """As if it had just been loaded, with its root page: whoever is given it may change it."""
    host = f"{request._get_raw_host()} {request.get_port()}"  # type: ignore[attr-defined]
    known = kept.remembered(f"site of {host}", lambda: Site._find_for_request(request))
    if known is None:
        return None
    site = copy(known)
    site.root_page = copy(known.root_page)
    return site
