"""An old address answers with one redirect, and only where that leads to something that can be read."""

from urllib.parse import urlsplit

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.deprecation import MiddlewareMixin
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from .destinations import Destination
from .resolver import LinkResolver


class OneStepRedirectMiddleware(MiddlewareMixin):
    """Takes the place of Wagtail's, which answers with the first step of a chain, with each step of a circle, and with
    redirects to what is gone.

    A page that is private is led to, as Wagtail does: whoever was given its address may log in there.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code != 404:
            return response
        # `get_redirect` tries the path as it was sent and as it reads.
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
        destination = redirect and self._arrival(redirect, request)
        if not (destination and destination.url):
            return response
        is_permanent = destination.is_permanent
        answer = HttpResponsePermanentRedirect if is_permanent else HttpResponseRedirect
        return answer(destination.url)

    def _arrival(self, redirect: Redirect, request: HttpRequest) -> Destination:
        destination = LinkResolver.for_request(request).follow(redirect)
        page = redirect.redirect_page
        if destination.url or not (page and page.live and page.get_view_restrictions().exists()):
            return destination
        return Destination(page.get_url(request) or "", is_permanent=redirect.is_permanent)
