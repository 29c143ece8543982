from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .read_back import ReadBackForm


@never_cache
@require_safe
def read_back(request: HttpRequest) -> TemplateResponse:
    """A fragment of HTML: the times of a form in words. It reads nothing that is stored."""
    return TemplateResponse(
        request, "content_app/admin/read_back.html", {"reading": ReadBackForm(request.GET)}
    )


def read_back_urls() -> list:
    return [path("webinar-time-in-words/", read_back, name="webinar_time_in_words")]
