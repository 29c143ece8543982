"""How each database is asked for entries of the index that have some words."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

TITLE = 10
"""What a word in a title is worth beside one in its text: more than a text that speaks of nothing else."""


@dataclass(frozen=True)
class Words:
    """What is looked for: words and phrases that are all wanted or, loosely, beginnings of which any will do."""

    parts: tuple[str, ...]
    is_loose: bool


@dataclass(frozen=True)
class Dialect(ABC):
    """Makes SQL out of the names of tables; what a visitor typed goes into its parameters."""

    entries: str
    """The table of the index."""

    @property
    @abstractmethod
    def number(self) -> str:
        """The column that numbers hits, as they came into the index."""

    @property
    @abstractmethod
    def score(self) -> str:
        """How well an `entry` fits: the smaller, the better. Titles are worth the more the shorter they are, as in
        Wagtail's own search."""

    @abstractmethod
    def hits(self, is_loose: bool) -> str:
        """What follows SELECT, for counting: the rows that have the words."""

    @abstractmethod
    def entries_hit(self, is_loose: bool, in_title: bool = False) -> str:
        """The same, each with its `entry`; in the title alone, if wished."""

    @abstractmethod
    def parameters(self, words: Words, in_title: bool) -> list:
        """Those of `hits` and `entries_hit`. In quotation marks nothing is taken for an operator."""


@dataclass(frozen=True)
class Sqlite(Dialect):
    @property
    def _fts(self) -> str:
        return f"{self.entries}_fts"

    @property
    def number(self) -> str:
        return f"{self._fts}.rowid"

    @property
    def score(self) -> str:
        # By column, as modelsearch made them: autocomplete, body, title.
        in_title, in_body = f"bm25({self._fts}, 0, 0, 1)", f"bm25({self._fts}, 0, 1, 0)"
        return f"{in_title} * {TITLE} * entry.title_norm + {in_body}"

    def hits(self, is_loose: bool) -> str:
        return f"FROM {self._fts} WHERE {self._fts} MATCH %s"

    def entries_hit(self, is_loose: bool, in_title: bool = False) -> str:
        # Joined crosswise, so that the words are looked up first.
        return f"""FROM {self._fts} CROSS JOIN {self.entries} AS entry
            WHERE entry.id = {self._fts}.rowid AND {self._fts} MATCH %s"""

    def parameters(self, words: Words, in_title: bool) -> list:
        if words.is_loose:
            text = " OR ".join(f'"{beginning}"*' for beginning in words.parts)
        else:
            text = " AND ".join(f'"{part}"' for part in words.parts)
        return [f"{{{'title' if in_title else 'title body'}}} : ({text})"]


@dataclass(frozen=True)
class Postgres(Dialect):
    config: str | None
    """Of the full-text search, such as "english"."""

    @property
    def number(self) -> str:
        return "entry.id"

    @property
    def score(self) -> str:
        in_title, in_body = (f"ts_rank(weights, entry.{part}, words)" for part in ("title", "body"))
        return f"-({in_title} * {TITLE} * entry.title_norm + {in_body})"

    def hits(self, is_loose: bool) -> str:
        return self.entries_hit(is_loose)

    def entries_hit(self, is_loose: bool, in_title: bool = False) -> str:
        to_query = "to_tsquery" if is_loose else "websearch_to_tsquery"
        return f"""FROM {self.entries} AS entry,
                CAST(%s AS real[]) AS weights,
                {to_query}(
                    COALESCE(%s, current_setting('default_text_search_config'))::regconfig, %s
                ) AS words
            WHERE {"entry.title" if in_title else "entry.title || entry.body"} @@ words"""

    def parameters(self, words: Words, in_title: bool) -> list:
        # Importable on PostgreSQL only.
        from modelsearch.backends.database.postgres.weights import get_sql_weights

        if words.is_loose:
            text = " | ".join(f"'{beginning}':*" for beginning in words.parts)
        else:
            text = " ".join(f'"{part}"' for part in words.parts)
        return [get_sql_weights(), self.config, text]
