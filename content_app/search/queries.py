"""What a visitor typed, made into a query that no search engine stumbles over."""

import re
from dataclasses import dataclass
from typing import Self
from unicodedata import normalize

from modelsearch.query import And, Phrase, PlainText, SearchQuery

MAX_QUERY_LENGTH = 200
SHORTEST_TELLING = 4
LONGEST_ENDING = 3
MOST_BEGINNINGS = 8
"""For each, the database gathers all words that begin like it."""

# From where a word may be broken, in what was copied from a page.
_SOFT_HYPHEN = "\u00ad"
_PHRASE = re.compile(r'"([^"]*)"')
# An underscore by itself is a phrase without words to SQLite, which nothing has.
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class VisitorQuery:
    """All of the words, with "quoted phrases" kept together.

    Only letters and digits reach the search engine. A lone quotation mark, a slip of the finger, is a syntax error to
    SQLite's full-text search, and so is the hyphen of "anti-MAG"; the index holds such a name as two words anyway.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """None where there is nothing to find."""
        text = normalize("NFC", text.replace(_SOFT_HYPHEN, ""))[:MAX_QUERY_LENGTH]
        phrases = (" ".join(_WORD.findall(phrase)) for phrase in _PHRASE.findall(text))
        query = cls(tuple(_WORD.findall(_PHRASE.sub(" ", text))), tuple(filter(None, phrases)))
        return query if query.words or query.phrases else None

    def in_quotes(self) -> list[str]:
        """Each word and each phrase in quotation marks, within which no database takes a word for an operator."""
        return [f'"{part}"' for part in (*self.words, *self.phrases)]

    def beginnings(self) -> list[str]:
        """How the words begin that are long enough to say something: "neuropath" for "neuropathies", since endings and
        slips are mostly at the end. Of a sentence, the longest: they say the most. Nearly everything begins with any
        one letter of an alphabet; a sign of another script may be a word.
        """
        words = " ".join((*self.words, *self.phrases)).split()
        telling = [word for word in words if len(word) >= SHORTEST_TELLING]
        telling = telling or [word for word in words if len(word) > 1 or not word.isascii()]
        ends = (max(SHORTEST_TELLING, len(word) - LONGEST_ENDING) for word in telling)
        beginnings = dict.fromkeys(word[:end] for word, end in zip(telling, ends, strict=True))
        return sorted(beginnings, key=len, reverse=True)[:MOST_BEGINNINGS]

    def to_search_query(self, is_loose: bool) -> SearchQuery:
        """For the search engines that Wagtail knows; loosely, any of the words will do."""
        if is_loose:
            return PlainText(" ".join((*self.words, *self.phrases)), operator="or")
        parts: list[SearchQuery] = [Phrase(phrase) for phrase in self.phrases]
        if self.words:
            parts.append(PlainText(" ".join(self.words), operator="and"))
        return parts[0] if len(parts) == 1 else And(parts)
