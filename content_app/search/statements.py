"""The SQL of a search in the index of words that Wagtail keeps in the database.

A statement is built once for each language of a site: what differs between two searches is a parameter. Nothing of it
comes from readers.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Model
from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks

from .scope import Kind, Scope

TITLE = 10
"""What a word in a title is worth beside one in its text: more than a text that speaks of nothing else. The name of a
record, and a question, are titles too."""

# What has the words, as it follows FROM.
_HITS = {
    "sqlite": "{entries}_fts WHERE {entries}_fts MATCH %s",
    "postgresql": """{entries} AS entry,
        CAST(%s AS real[]) AS weights,
        {to_query}(
            COALESCE(%s, current_setting('default_text_search_config'))::regconfig, %s
        ) AS words
        WHERE entry.title || entry.body @@ words""",
}
# With a score: the smaller, the better. Titles are worth the more the shorter they are, as in Wagtail's own search.
# SQLite counts the columns as modelsearch made them: autocomplete, body, title.
_SCORED = {
    "sqlite": """
        SELECT entry.content_type_id, entry.object_id,
            bm25({entries}_fts, 0, 0, 1) * {title} * entry.title_norm
                + bm25({entries}_fts, 0, 1, 0) AS score
        FROM {entries} AS entry, {hits} AND entry.id = {entries}_fts.rowid
    """,
    "postgresql": """
        SELECT entry.content_type_id, entry.object_id,
            -(ts_rank(weights, entry.title, words) * {title} * entry.title_norm
                + ts_rank(weights, entry.body, words)) AS score
        FROM {hits}
    """,
}
VENDORS = frozenset(_HITS)


@dataclass(frozen=True)
class Statement:
    sql: str
    """Its first parameters are what a visitor typed."""
    parameters: tuple = ()
    """The further ones."""
    kinds: tuple[type[Model], ...] = ()
    """By number."""


@lru_cache(maxsize=4)
def count(vendor: str, is_loose: bool, most: int) -> Statement:
    """Answers how many entries have the words; the first `most` are counted."""
    some = f"SELECT 1 FROM {_hits(vendor, is_loose)} LIMIT {most}"  # noqa: S608
    return Statement(f"SELECT COUNT(*) FROM ({some}) AS hit")  # noqa: S608


@lru_cache(maxsize=50)
def best(scope: Scope, vendor: str, is_loose: bool) -> Statement:
    """Answers rows of kind, type, key and score, the best of each kind first."""
    kinds = scope.kinds()
    types = [get_descendants_content_types_pks(kind.model) for kind in kinds]
    scored = _SCORED[vendor].format(entries=_entries(), hits=_hits(vendor, is_loose), title=TITLE)
    lists = [_best_of_kind(number, kind, types[number]) for number, kind in enumerate(kinds)]
    rows = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS best" for sql, _own in lists)  # noqa: S608
    # Keys of other models may be no numbers.
    hit = (
        f"{scored} AND entry.content_type_id IN ({_listed([key for own in types for key in own])})"
    )
    # Both databases keep `hit` in between, and match the words once, since several lists use it (SQLite from 3.35 on).
    return Statement(
        f"WITH hit AS ({hit}) {rows} ORDER BY number, score, key DESC",
        tuple(value for _sql, own in lists for value in own),
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
    """  # noqa: S608
    return sql, parameters


def _hits(vendor: str, is_loose: bool) -> str:
    to_query = "to_tsquery" if is_loose else "websearch_to_tsquery"
    return _HITS[vendor].format(entries=_entries(), to_query=to_query)


def _entries() -> str:
    return get_app_config().get_model("IndexEntry")._meta.db_table


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
