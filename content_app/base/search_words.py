"""What the search's index of words has to hold beside the texts themselves."""

import re
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Manager
from django.utils.encoding import force_str
from wagtail.search import index

from .text import without_accents

_WORD = re.compile(r"\w+")


class FoundWithoutAccentsMixin:
    """Something that is indexed and also found by whoever types "Sjogren" or "Guillain-Barre".

    SQLite leaves accents out of its index by itself. PostgreSQL does with an extension alone (`unaccent`), which not
    every database has; so words with accents are indexed a second time without.
    """

    words_field = index.SearchField("words_without_accents")

    def words_without_accents(self) -> str:
        if connection.vendor != "postgresql":
            return ""
        texts = " ".join(_texts(self, self.get_search_fields()))  # type: ignore[attr-defined]
        words = {word for word in _WORD.findall(texts) if not word.isascii()}
        plain = {(word, without_accents(word)) for word in words}
        return " ".join(sorted(other for word, other in plain if other != word))


def _texts(thing, fields: Iterable) -> Iterator[str]:
    for field in fields:
        if field is FoundWithoutAccentsMixin.words_field:
            continue
        if isinstance(field, index.SearchField):
            yield _text_of(field.get_value(thing))
        elif isinstance(field, index.RelatedFields):
            related = field.get_value(thing)
            others = related.all() if isinstance(related, Manager) else filter(None, [related])
            for other in others:
                yield from _texts(other, field.fields)


def _text_of(value) -> str:
    """As the engines of the search put values together."""
    if isinstance(value, list):
        return " ".join(map(_text_of, value))
    if isinstance(value, dict):
        return _text_of(list(value.values()))
    return force_str(value)
