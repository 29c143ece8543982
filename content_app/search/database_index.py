"""Finds all kinds at once in the index of words that Wagtail keeps in the database.

Wagtail's own way is a query a kind, each of them built anew, and on SQLite one that ranks by matching the text once
more for every hit. Here the words are matched once. To undo when modelsearch searches several models at once.

Ranking takes the longer the more texts have the words. So what words find that very many have ("neuropathy", on a site
about it) is remembered for a minute, or until anything changes. Of all other searches nothing is.
"""

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.conf import get_app_config

from content_app.base.memory import remembered
from content_app.base.short_memory import ShortMemory
from content_app.base.shown import Row

from . import statements
from .queries import VisitorQuery
from .scope import Found, Scope
from .statements import Statement

VERY_MANY = 1_000
"""Texts that are ranked in less than a search may take (docs/benchmarks.md). What more of them have in common says
nothing about who looks for it."""
SECONDS = 60
"""The index may be that much behind what was published."""
MOST_REMEMBERED = 50


def find(query: VisitorQuery, scope: Scope, backend: BaseSearchBackend, is_loose: bool) -> Found:
    """`backend` is that of the database."""
    search = _Search(query, scope, backend, is_loose)
    number = search.count()
    if not number:
        return {}
    # Loosely, one of the words may be rare, and somebody's own.
    return search.find() if is_loose or number <= VERY_MANY else search.find_of_late()


class _Search:
    def __init__(
        self, query: VisitorQuery, scope: Scope, backend: BaseSearchBackend, is_loose: bool
    ):
        self._scope = scope
        self._is_loose = is_loose
        self._connection = connections[router.db_for_read(get_app_config().get_model("IndexEntry"))]
        if self._connection.vendor == "sqlite":
            self._words = [f"{{title body}} : ({_sqlite_query(query, is_loose)})"]
        else:
            self._words = [_weights(), backend.config, _postgres_query(query, is_loose)]

    def count(self) -> int:
        """How many texts have the words, whether they can be read or not; any number beyond very many is one more."""
        vendor = self._connection.vendor
        ((number,),) = self._rows(statements.count(vendor, self._is_loose, VERY_MANY + 1))
        return number

    def find(self) -> Found:
        statement = statements.best(self._scope, self._connection.vendor, self._is_loose)
        found = defaultdict(list)
        for number, type_id, key, _score in self._rows(statement):
            # Of a type that this process knows, or nobody could read it.
            model: Any = ContentType.objects.get_for_id(type_id).model_class()
            found[statement.kinds[number]].append(Row(model, key))
        return found

    def find_of_late(self) -> Found:
        """What it finds, or found less than a minute ago."""
        memory = remembered("searches of late", lambda: ShortMemory(SECONDS, MOST_REMEMBERED))
        asked = (self._scope, self._words)
        found = memory.get(asked)
        if found is None:
            found = self.find()
            memory.put(asked, found)
        return found

    def _rows(self, statement: Statement) -> list[tuple]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement.sql, [*self._words, *statement.parameters])
            return cursor.fetchall()


def _sqlite_query(query: VisitorQuery, is_loose: bool) -> str:
    if is_loose:
        return " OR ".join(f'"{beginning}"*' for beginning in query.beginnings())
    return " AND ".join(query.in_quotes())


def _postgres_query(query: VisitorQuery, is_loose: bool) -> str:
    if is_loose:
        return " | ".join(f"'{beginning}':*" for beginning in query.beginnings())
    return " ".join(query.in_quotes())


def _weights() -> str:
    # Importable on PostgreSQL only.
    from modelsearch.backends.database.postgres.weights import get_sql_weights

    return get_sql_weights()
