"""The index of words: which pages have them, and how rare they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connections
from django.db.models import Count, Exists, OuterRef

from .models import WORD_LENGTH, PageWord

ASKED_AT_ONCE = 500
"""Parameters of one query; SQLite may take no more than 999."""
_COMMON = 50
"""A word that so many pages have is not worth counting further."""


def indexed_words(text: str) -> set[str]:
    """The words of a folded text as the index has them: without what is no word, and cut."""
    return {word[:WORD_LENGTH] for word in text.split() if word.isalnum()}


def pages_with_all(words: list[str], locale_id: int) -> Iterator[int]:
    """`words` begin with the rarest, from which the others are looked up page by page."""
    first, *others = words
    rows = PageWord.objects.filter(word=first, page__locale_id=locale_id)
    same_page = PageWord.objects.filter(page_id=OuterRef("page_id"))
    for word in others:
        rows = rows.filter(Exists(same_page.filter(word=word)))
    return rows.values_list("page_id", flat=True).iterator()


def replace_words(words_of: dict[int, set[str]]) -> None:
    """The words of pages become those in `words_of`; what stays is not written again."""
    known: dict[int, dict[str, int]] = {page_id: {} for page_id in words_of}
    rows = PageWord.objects.filter(page_id__in=words_of)
    for pk, page_id, word in rows.values_list("pk", "page_id", "word"):
        known[page_id][word] = pk
    gone, new = [], []
    for page_id, words in words_of.items():
        cut = {word[:WORD_LENGTH] for word in words}
        gone += [pk for word, pk in known[page_id].items() if word not in cut]
        new += [(word, page_id) for word in cut - known[page_id].keys()]
    for begin in range(0, len(gone), ASKED_AT_ONCE):
        PageWord.objects.filter(pk__in=gone[begin : begin + ASKED_AT_ONCE]).delete()
    if new:
        _insert(sorted(new))


def _insert(rows: list[tuple[str, int]]) -> None:
    """Ten times as fast as `bulk_create`: a page has hundreds of words, and a site millions."""
    connection = connections[PageWord.objects.db]
    table = connection.ops.quote_name(PageWord._meta.db_table)
    into = f"INSERT INTO {table} (word, page_id) "
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            words, page_ids = zip(*rows, strict=True)
            values = "SELECT * FROM unnest(%s::varchar[], %s::integer[])"
            cursor.execute(into + values, [list(words), list(page_ids)])
        else:
            cursor.executemany(f"{into} VALUES (%s, %s)", rows)


@dataclass(frozen=True)
class Rarity:
    """In how many pages words stand."""

    pages: dict[str, int]

    @classmethod
    def of_few(cls, words: Iterable[str]) -> "Rarity":
        """Beyond a few pages it does not matter in how many: that no count takes long is worth more."""
        rows = PageWord.objects.order_by()
        asked = {word[:WORD_LENGTH] for word in words}
        return cls({word: rows.filter(word=word)[:_COMMON].count() for word in asked})

    @classmethod
    def of_many(cls, words: Iterable[str]) -> "Rarity":
        asked = sorted({word[:WORD_LENGTH] for word in words})
        pages = dict.fromkeys(asked, 0)
        for begin in range(0, len(asked), ASKED_AT_ONCE):
            rows = PageWord.objects.filter(word__in=asked[begin : begin + ASKED_AT_ONCE])
            pages.update(rows.order_by().values_list("word").annotate(Count("pk")))
        return cls(pages)

    def rarest_first(self, form: str) -> list[str]:
        """The words of a form; of equally rare ones, the longest first."""
        return sorted(indexed_words(form), key=lambda word: (self.pages[word], -len(word), word))
