"""The addresses to which readers send the password of what is private.

Wagtail's own views decide about it, and remember in the session that it was right. But they ask for a token against
forgery, and with it for a cookie before anybody has typed anything; here the sender is checked instead, or another site
could send passwords in the name of its own readers.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.documents.views.serve import authenticate_with_password as take_for_document
from wagtail.views import authenticate_with_password as take_for_page

from .same_origin import is_sent_from_here


@csrf_exempt
@never_cache
def take_page_password(
    request: HttpRequest, page_view_restriction_id: int, page_id: int
) -> HttpResponse:
    return _take(request, lambda: take_for_page(request, page_view_restriction_id, page_id))


@csrf_exempt
@never_cache
def take_document_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    return _take(request, lambda: take_for_document(request, restriction_id))


def _take(request: HttpRequest, take: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method != "POST":
        # Who opens the address by itself has not said what they came for.
        response = _send_back(request, status=405)
        response.headers["Allow"] = "POST"
        return response
    if not is_sent_from_here(request):
        return _send_back(request, status=403)
    return take()


def _send_back(request: HttpRequest, status: int) -> HttpResponse:
    """Says nothing of the page or document, not even whether it is there."""
    return render(request, "content_app/password_not_taken.html", status=status)
