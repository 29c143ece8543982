from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .results import SearchResults


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The plain search over published pages, questions and records."""
    results = SearchResults(request.GET.get("query", ""), request)
    return render(request, "content_app/search.html", {"results": results})
