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
        url = redirect and self._arrival(redirect, request)
        if not url:
            return response
        answer = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        return answer(url)

    def _arrival(self, redirect: Redirect, request: HttpRequest) -> str | None:
        destination = LinkResolver.for_request(request).follow(redirect)
        if destination.url:
            return destination.url
        page = redirect.redirect_page
        is_private = page and page.live and page.get_view_restrictions().exists()
        return page.get_url(request) if is_private else None
