"""What is found of each kind, the best first."""

from django.db import connection
from modelsearch.backends.base import BaseIndex, BaseSearchBackend
from modelsearch.backends.database import SearchBackend as DatabaseSearchBackend
from modelsearch.query import SearchQuery
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from content_app.base.shown import Row

from . import database_index, statements
from .queries import VisitorQuery
from .scope import Found, Scope


def find(query: VisitorQuery, scope: Scope, is_loose: bool = False) -> Found:
    """What has all of the words; loosely, what has any of them, or one that begins alike."""
    if is_loose and not query.beginnings():
        return {}
    backend = get_search_backend()
    if connection.vendor in statements.VENDORS and _is_database(backend):
        return database_index.find(query, scope, backend, is_loose)
    return _ask(backend, query.to_search_query(is_loose), scope)


def _is_database(backend: BaseSearchBackend) -> bool:
    """Whether the search engine is the database itself, with its index of words: SQLite may come without one."""
    own = type(DatabaseSearchBackend({}))
    return isinstance(backend, own) and own.index_class is not BaseIndex


def _ask(backend: BaseSearchBackend, query: SearchQuery, scope: Scope) -> Found:
    """As the API of Wagtail's search engines has it, a kind at a time."""
    found = {}
    for kind in scope.kinds():
        # They understand a list of keys, but not the conditions behind it.
        among = kind.model._default_manager.filter(pk__in=kind.readable.values("pk"))
        best = backend.search(query, among)[: kind.most]
        found[kind.model] = [Row(_type_of(hit), hit.pk) for hit in best]
    return found


def _type_of(hit) -> type:
    return hit.specific_class if isinstance(hit, Page) else type(hit)
