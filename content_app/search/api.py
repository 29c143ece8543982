from wagtail.api.v2.filters import SearchFilter

from .queries import only_words


class WordSearchFilter(SearchFilter):
    """`?search=` of the v2 API; a lone quotation mark would be an error page on SQLite."""

    def filter_queryset(self, request, queryset, view):
        if "search" in request.GET:
            parameters = request.GET.copy()
            parameters["search"] = only_words(parameters["search"])
            request._request.GET = parameters
        return super().filter_queryset(request, queryset, view)
