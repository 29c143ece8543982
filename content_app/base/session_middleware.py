from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse


class ReaderSessionMiddleware(SessionMiddleware):
    """
    A page looks at the session to offer staff their tools, and Django then marks it as varying with
    every cookie, which no shared cache can use. Here what a reader without a session gets is the
    page for everybody, and what a person with one gets is theirs alone.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        # A redirect may lead to a login, after which it must not be repeated from a cache.
        is_page = response.status_code in {200, 404}
        if is_page and not has_session and request.session.is_empty():
            return response
        return super().process_response(request, response)
