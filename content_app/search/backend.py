"""Wagtail's database search, for whatever somebody types into a box of the admin or asks of an API.

A quotation mark is a syntax error to SQLite's full-text search, and so is a query of line breaks alone; PostgreSQL
takes no NUL. Wagtail 8.0 passes them on and answers with an error page, in the chooser of pages for one. A host names
this module in WAGTAILSEARCH_BACKENDS.
"""

import re
from functools import cache
from typing import Any

from django.db.models import QuerySet
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend

_NOT_SEARCHABLE = re.compile(r'["\x00-\x1f]')


class AnyTextSearchBackend(BaseSearchBackend):
    def search(self, query, model_or_queryset, *args, **kwargs):
        return super().search(*searchable(query, model_or_queryset), *args, **kwargs)

    def autocomplete(self, query, model_or_queryset, *args, **kwargs):
        return super().autocomplete(*searchable(query, model_or_queryset), *args, **kwargs)


def searchable(query, model_or_queryset):
    """A text without what no search engine takes; where nothing else was typed, nothing is to be found.

    A query that was built, and is no text, is fit for the engine already.
    """
    if not isinstance(query, str) or not query:
        return query, model_or_queryset
    if text := _NOT_SEARCHABLE.sub(" ", query).strip():
        return text, model_or_queryset
    is_queryset = isinstance(model_or_queryset, QuerySet)
    queryset = model_or_queryset if is_queryset else model_or_queryset.objects.all()
    # Any word will do. For an empty text Wagtail makes a result that some listings cannot show.
    return "nothing", queryset.none()


def SearchBackend(params: dict[str, Any]):  # noqa: N802  modelsearch looks for this name
    """The backend of the database that is used, which takes any text."""
    backend_class: Any = type(database.SearchBackend(params))
    return _taking_any_text(backend_class)(params)


@cache
def _taking_any_text(backend_class: Any) -> type:
    return type(backend_class.__name__, (AnyTextSearchBackend, backend_class), {})
