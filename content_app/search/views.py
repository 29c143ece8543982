from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from content_app.figures.searches import count_search

from .results import SearchResults


@require_safe
@cache_control(private=True, max_age=0, must_revalidate=True)
def search(request: HttpRequest) -> HttpResponse:
    """The plain search over published pages, questions and records.

    For the reader's own browser alone: a cache in front would write down what people look for, with the hour.
    """
    if Site.find_for_request(request) is None:
        raise Http404
    results = SearchResults(request.GET.get("query", ""), request)
    if "page" not in request.GET:
        has_found = results.has_found and not results.is_loose
        count_search(request, results.text, has_found, results.names)
    return render(request, "content_app/search.html", {"results": results})
