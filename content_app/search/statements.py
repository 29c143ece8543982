"""The SQL of a search, built once for each language of a site.

Its names are those of tables and its numbers those of types: nothing in it comes from readers.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Model
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page

from .dialects import Dialect
from .scope import Kind, Scope

LOOKED_UP = 3
"""Entries for each that is shown, since some are of pages that cannot be read, or are in another language."""


@dataclass(frozen=True)
class Statement:
    sql: str
    in_title: tuple[bool, ...]
    """Where it looks for the words, each time that it does. These parameters come first."""
    parameters: tuple = ()
    """The further ones."""
    kinds: tuple[type[Model], ...] = ()
    """By number."""


@lru_cache(maxsize=50)
def counts(scope: Scope, dialect: Dialect, is_loose: bool, number: int) -> Statement:
    """Answers for so many times words how many texts have them, and counts one more at most than are compared."""
    some = f"SELECT 1 {dialect.hits(is_loose)} LIMIT {scope.most_compared + 1}"
    count = f"(SELECT COUNT(*) FROM ({some}) AS hit)"  # noqa: S608
    return Statement(f"SELECT {', '.join([count] * number)}", in_title=(False,) * number)


@lru_cache(maxsize=50)
def best_of_all(scope: Scope, dialect: Dialect, is_loose: bool) -> Statement:
    """Answers rows of kind, type, key and score, the best first: of all that have the words."""
    kinds = scope.kinds()
    hit = f"""
        SELECT entry.content_type_id, entry.object_id, {dialect.score} AS score
        {dialect.entries_hit(is_loose)} AND {_is_of(*kinds)}
    """
    lists = [_best_of_kind("hit", number, kind) for number, kind in enumerate(kinds)]
    return _together({"hit": hit}, lists, (False,), kinds)


@lru_cache(maxsize=50)
def best_known(scope: Scope, dialect: Dialect, is_loose: bool) -> Statement:
    """The same rows, where nearly everything has the words: what has them in its title, the shortest title first, and
    then the newest pages. A page may be among both. Of titles, those are compared that have been there the longest.
    """
    kinds = scope.kinds()
    number_of_pages, pages = next((n, kind) for n, kind in enumerate(kinds) if kind.model is Page)
    titled = f"""
        SELECT entry.content_type_id, entry.object_id, -entry.title_norm AS score
        {dialect.entries_hit(is_loose, in_title=True)} AND {_is_of(*kinds)}
        ORDER BY {dialect.number} LIMIT {scope.most_compared}
    """
    newest = f"""
        SELECT entry.content_type_id, entry.object_id, 0 AS score
        {dialect.entries_hit(is_loose)} AND {_is_of(pages)}
            AND {dialect.number} <= (
                SELECT MAX(entry.id) FROM {dialect.entries} AS entry WHERE {_is_of(pages)}
            )
        ORDER BY {dialect.number} DESC LIMIT {LOOKED_UP * pages.most}
    """  # noqa: S608
    lists = [
        _best_of_kind(_first("titled", kind), number, kind) for number, kind in enumerate(kinds)
    ]
    lists.append(_best_of_kind("newest", number_of_pages, pages))
    return _together({"titled": titled, "newest": newest}, lists, (True, False), kinds)


def _best_of_kind(among: str, number: int, kind: Kind) -> tuple[str, tuple]:
    # In no order, which would keep PostgreSQL from looking up hits alone.
    readable, parameters = kind.readable.order_by().values(key=F("pk")).query.sql_with_params()
    # Joined crosswise, SQLite looks up each hit and does not gather first all that can be read. Keys of other models
    # may be no numbers.
    sql = f"""
        SELECT {number} AS number, entry.content_type_id, readable.key AS key, entry.score AS score
        FROM {among} AS entry CROSS JOIN ({readable}) AS readable
        WHERE readable.key = CAST(entry.object_id AS integer) AND {_is_of(kind)}
        ORDER BY score, key DESC LIMIT {kind.most}
    """  # noqa: S608
    return sql, parameters


def _first(among: str, kind: Kind) -> str:
    """Of one kind, enough of the best for a list, even if many of them cannot be read."""
    return f"""(
        SELECT * FROM {among} AS entry WHERE {_is_of(kind)}
        ORDER BY score LIMIT {LOOKED_UP * kind.most}
    )"""  # noqa: S608


def _together(among: dict[str, str], lists: list, in_title: tuple[bool, ...], kinds) -> Statement:
    # Both databases keep what several lists use, and match the words once (SQLite from 3.35 on).
    hits = ", ".join(f"{name} AS ({sql})" for name, sql in among.items())
    rows = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS best" for sql, _own in lists)  # noqa: S608
    return Statement(
        f"WITH {hits} {rows} ORDER BY number, score, key DESC",
        in_title,
        tuple(value for _sql, own in lists for value in own),
        tuple(kind.model for kind in kinds),
    )


def _is_of(*kinds: Kind) -> str:
    types = {type_id for kind in kinds for type_id in get_descendants_content_types_pks(kind.model)}
    return f"entry.content_type_id IN ({', '.join(map(str, sorted(types)))})"
