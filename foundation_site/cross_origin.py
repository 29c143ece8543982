"""What other sites may take from this one into their own pages: nothing but uploaded images."""

from collections.abc import Callable
from wsgiref.headers import Headers

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER, SAME_ORIGIN = "Cross-Origin-Resource-Policy", "same-origin"


class CrossOriginResourcePolicyMiddleware:
    """Lets no other site take a page, a feed or a document into one of its own pages.

    Following a link to them is no such use. Uploaded images stay free, in whatever environment Django serves them:
    readers of feeds and search engines show them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith(settings.MEDIA_URL):
            response.headers.setdefault(HEADER, SAME_ORIGIN)
        return response


def keep_static_file_here(headers: Headers, path: str, url: str) -> None:
    """For WhiteNoise, which answers before any middleware of ours is asked."""
    headers[HEADER] = SAME_ORIGIN
