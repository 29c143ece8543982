"""What a visitor typed, made into a query that no backend stumbles over."""

import re

from modelsearch.query import And, Phrase, PlainText, SearchQuery

MAX_QUERY_LENGTH = 200

_PHRASE = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"\w+")


def visitor_query(text: str) -> SearchQuery | None:
    """All of the words, with "quoted phrases" kept together; None where there is nothing to find.

    Only letters and digits reach the search engine. A lone quotation mark, a slip of the finger, is
    a syntax error to SQLite's full-text search, and so is the hyphen of "anti-MAG"; the index holds
    such a name as two words anyway.
    """
    text = text[:MAX_QUERY_LENGTH]
    phrases = [" ".join(_WORD.findall(phrase)) for phrase in _PHRASE.findall(text)]
    words = " ".join(_WORD.findall(_PHRASE.sub(" ", text)))
    parts: list[SearchQuery] = [Phrase(phrase) for phrase in phrases if phrase]
    if words:
        parts.append(PlainText(words, operator="and"))
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(parts)
