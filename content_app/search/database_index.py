"""Finds all kinds at once in the index of words that Wagtail keeps in the database.

Wagtail's own way is a query a kind, each of them built anew, and on SQLite one that ranks by matching the text once
more for every hit. Here the words are matched once, and the statement is built once for each language of a site: what
differs between two searches is a parameter. To undo when modelsearch searches several models at once.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.db.models import F, Model
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks

from content_app.base.shown import Row

from .queries import VisitorQuery
from .scope import Found, Kind, Scope

TITLE = 10
"""What a word in a page's title is worth beside one in its text: more than a text that speaks of nothing else. Records
and questions have no field of that name, so that to modelsearch all of them is text."""

# What matches, with a score: the smaller, the better. Titles are worth the more the shorter they are, as in Wagtail's
# own search. SQLite counts the columns as modelsearch made them: autocomplete, body, title.
_MATCHES = {
    "sqlite": """
        SELECT entry.content_type_id, entry.object_id,
            bm25({entries}_fts, 0, 0, 1) * {title} * entry.title_norm
                + bm25({entries}_fts, 0, 1, 0) AS score
        FROM {entries}_fts JOIN {entries} AS entry ON entry.id = {entries}_fts.rowid
        WHERE {entries}_fts MATCH %s AND entry.content_type_id IN ({types})
    """,
    "postgresql": """
        SELECT entry.content_type_id, entry.object_id,
            -(ts_rank(weights, entry.title, words) * {title} * entry.title_norm
                + ts_rank(weights, entry.body, words)) AS score
        FROM {entries} AS entry,
            CAST(%s AS real[]) AS weights,
            {to_query}(
                COALESCE(%s, current_setting('default_text_search_config'))::regconfig, %s
            ) AS words
        WHERE entry.title || entry.body @@ words AND entry.content_type_id IN ({types})
    """,
}
VENDORS = frozenset(_MATCHES)


@dataclass(frozen=True)
class Statement:
    sql: str
    """Its first parameters are what a visitor typed; answers rows of kind, type, key and score."""
    parameters: tuple
    """The further ones."""
    kinds: tuple[type[Model], ...]
    """By number."""


def find(query: VisitorQuery, scope: Scope, backend: BaseSearchBackend, is_loose: bool) -> Found:
    """`backend` is that of the database."""
    entries = get_app_config().get_model("IndexEntry")
    connection = connections[router.db_for_read(entries)]
    statement = _statement(scope, connection.vendor, entries, is_loose)
    if connection.vendor == "sqlite":
        words = [f"{{title body}} : ({_sqlite_query(query, is_loose)})"]
    else:
        words = [_weights(), backend.config, _postgres_query(query, is_loose)]
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, [*words, *statement.parameters])
        rows = cursor.fetchall()
    found = defaultdict(list)
    for number, type_id, key, _score in rows:
        # Of a type that this process knows, or nobody could read it.
        model: Any = ContentType.objects.get_for_id(type_id).model_class()
        found[statement.kinds[number]].append(Row(model, key))
    return found


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


@lru_cache(maxsize=50)
def _statement(scope: Scope, vendor: str, entries: type[Model], is_loose: bool) -> Statement:
    kinds = scope.kinds()
    types = [get_descendants_content_types_pks(kind.model) for kind in kinds]
    best = [_best_of_kind(number, kind, types[number]) for number, kind in enumerate(kinds)]
    matches = _MATCHES[vendor].format(
        entries=entries._meta.db_table,
        title=TITLE,
        to_query="to_tsquery" if is_loose else "websearch_to_tsquery",
        # Keys of other models may be no numbers.
        types=_listed([type_id for own in types for type_id in own]),
    )
    # Nothing of it comes from readers: their words are a parameter. Both databases keep `hit` in between, and match the
    # words once, since several lists use it (SQLite from 3.35 on).
    lists = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS best" for sql, _own in best)  # noqa: S608
    return Statement(
        f"WITH hit AS ({matches}) {lists} ORDER BY number, score, key DESC",
        tuple(value for _sql, own in best for value in own),
        tuple(kind.model for kind in kinds),
    )


def _best_of_kind(number: int, kind: Kind, types: list[int]) -> tuple[str, tuple]:
    # In no order, which would keep PostgreSQL from looking up hits alone.
    readable, parameters = kind.readable.order_by().values(key=F("pk")).query.sql_with_params()
    # Joined crosswise, SQLite looks up each hit and does not gather first all that can be read.
    sql = f"""
        SELECT {number} AS number, hit.content_type_id, readable.key AS key, hit.score AS score
        FROM hit CROSS JOIN ({readable}) AS readable
        WHERE readable.key = CAST(hit.object_id AS integer)
            AND hit.content_type_id IN ({_listed(types)})
        ORDER BY score, key DESC LIMIT {kind.most}
    """  # noqa: S608  as above
    return sql, parameters


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
