"""Counts the pages that readers see."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from content_app.base.rate_limits import RateLimit, connection_of
from content_app.base.readers import is_read_by_somebody

from .counting import count
from .models import Kind

VIEWS_OF_ONE_CONNECTION = RateLimit(200, 3600)
"""More than a family reads in an hour; a program that calls itself a browser is counted so often at most."""


class CountViewsMiddleware:
    """Stands outside of whatever keeps pages for the next reader: that one is a reader too.

    The page says with `response.shown_page_id` which one it is, and the cache keeps that. Within
    `ConditionalGetMiddleware`, which puts an answer of its own in the place of a page that the browser has already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page_id = getattr(response, "shown_page_id", None)
        if (
            page_id is not None
            and response.status_code in {200, 304}
            and is_read_by_somebody(request)
            and _is_within_limit(request)
        ):
            count(Kind.VIEW, page_id)
        return response


def _is_within_limit(request: HttpRequest) -> bool:
    connection = connection_of(request)
    return not connection or VIEWS_OF_ONE_CONNECTION.allows(connection)
