"""Tells Wagtail which site a request is for.

Wagtail asks the database with every request, by a query that takes as long to build as a quarter of a page out of kept
parts. A site changes as rarely as everything else, so a process remembers it for as long as it does kept pages: until
anything changes. To undo when Wagtail remembers sites by itself.
"""

from collections.abc import Callable
from copy import copy
from functools import cache

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, Site

from content_app.base.cache_failures import at_no_readers_cost

from . import kept
from .changes import NOT_SHOWN


class KnownSiteMiddleware:
    """Stands after `PageCacheMiddleware`, which needs no site, and before whatever does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            host = f"{request.get_host()} {request.get_port()}"
        except DisallowedHost:
            return self.get_response(request)
        with at_no_readers_cost():
            # Where `Site.find_for_request` looks first.
            request._wagtail_site = _site_of(request, host)  # type: ignore[attr-defined]
        return self.get_response(request)


def _site_of(request: HttpRequest, host: str) -> Site | None:
    """A copy, with its root page: whoever is given it may change it."""
    known = kept.remembered(f"site of {host}", lambda: Site._find_for_request(request))
    if known is None:
        return None
    site, root_page = copy(known), copy(known.root_page)
    for name in _not_remembered():
        # Loaded when somebody asks for it, and left alone by `save()`.
        root_page.__dict__.pop(name, None)
    site.root_page = root_page
    return site


@cache
def _not_remembered() -> list[str]:
    """What changes while somebody works on a draft, of which nobody is told."""
    return [Page._meta.get_field(name).attname for name in NOT_SHOWN]
