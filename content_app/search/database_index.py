"""Finds all kinds at once in the index of words that Wagtail keeps in the database.

Wagtail's own way is a query a kind, each of them built anew, and on SQLite one that ranks by matching the text once
more for every hit. Here the words are matched once. To undo when modelsearch searches several models at once.

Texts are compared only as long as they are few enough for it (`MOST_COMPARED`). Of more, what has the words in its
title comes first, and then what is new; so a search costs no more on a site of ten times the size.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.conf import get_app_config
from wagtail.models import Page

from content_app.base.shown import Row

from . import statements
from .dialects import Dialect, Postgres, Sqlite, Words
from .queries import VisitorQuery
from .scope import Found, Scope
from .statements import Statement

VENDORS = frozenset({"sqlite", "postgresql"})
MakeStatement = Callable[[Scope, Dialect, bool], Statement]


def find(query: VisitorQuery, scope: Scope, backend: BaseSearchBackend, is_loose: bool) -> Found:
    """`backend` is that of the database."""
    index = _Index(scope, backend)
    if is_loose:
        words, number = index.telling_beginnings(query)
    else:
        words = Words(query.parts, is_loose=False)
        (number,) = index.counts(words)
    if not number:
        return {}
    if number > scope.most_compared:
        found = index.find(statements.best_known, words)
        # Where so few pages can be read that they do not fill the list, none of them may be missing.
        if len(found.get(Page, [])) > scope.most_pages:
            return found
    return index.find(statements.best_of_all, words)


class _Index:
    def __init__(self, scope: Scope, backend: BaseSearchBackend):
        entries = get_app_config().get_model("IndexEntry")
        table = entries._meta.db_table
        self._scope = scope
        self._connection = connections[router.db_for_read(entries)]
        self._dialect: Dialect = (
            Sqlite(table)
            if self._connection.vendor == "sqlite"
            else Postgres(table, backend.config)
        )

    def telling_beginnings(self, query: VisitorQuery) -> tuple[Words, int]:
        """Those that tell texts apart, if there are any: "burn" of "burning neuropathies"; and the most texts that
        have one of them."""
        beginnings = query.beginnings()
        numbers = self.counts(*(Words((beginning,), is_loose=True) for beginning in beginnings))
        counts = dict(zip(beginnings, numbers, strict=True))
        most = self._scope.most_compared
        telling = {part: count for part, count in counts.items() if 0 < count <= most} or counts
        return Words(tuple(telling), is_loose=True), max(telling.values())

    def counts(self, *words: Words) -> tuple[int, ...]:
        """How many texts have each; one more than are compared stands for any number beyond."""
        is_loose = words[0].is_loose
        statement = statements.counts(self._scope, self._dialect, is_loose, len(words))
        (numbers,) = self._ask(statement, *words)
        return numbers

    def find(self, make: MakeStatement, words: Words) -> Found:
        statement = make(self._scope, self._dialect, words.is_loose)
        found: dict[Any, dict[Row, None]] = {}
        for number, type_id, key, _score in self._ask(statement, words):
            # Of a type that this process knows, or nobody could read it.
            model: Any = ContentType.objects.get_for_id(type_id).model_class()
            found.setdefault(statement.kinds[number], {})[Row(model, key)] = None
        return {kind: list(rows) for kind, rows in found.items()}

    def _ask(self, statement: Statement, *words: Words) -> list[tuple]:
        """With the only words each time, or with others each time."""
        every = words * len(statement.in_title) if len(words) == 1 else words
        parameters = [
            value
            for own, in_title in zip(every, statement.in_title, strict=True)
            for value in self._dialect.parameters(own, in_title)
        ]
        with self._connection.cursor() as cursor:
            cursor.execute(statement.sql, [*parameters, *statement.parameters])
            return cursor.fetchall()
