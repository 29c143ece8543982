"""Names in alphabetical order, as readers expect it: accents and case do not count."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page, Paginator

from content_app.base.teasers import Teaser

NAMES_PER_PAGE = 200
"""More than most foundations have; who has a thousand does not send all of them to a telephone."""

OTHER_LETTER = "#"


@dataclass(frozen=True)
class AlphabetEntry:
    name: str
    key: int
    """Of the condition."""
    see: str = ""
    """The title to look under, where `name` is another name of it."""

    @cached_property
    def letter(self) -> str:
        first = _folded(self.name)[:1].upper()
        return first if first.isalpha() else OTHER_LETTER


@dataclass(frozen=True)
class Letter:
    """A letter that some name begins with."""

    letter: str
    page: int | None = None
    """On which page of the alphabet its names begin; None: on the one that is shown."""
    entries: list[tuple[AlphabetEntry, Teaser]] = field(default_factory=list)
    """Those of the page that is shown."""

    @property
    def anchor(self) -> str:
        return f"letter-{'other' if self.letter == OTHER_LETTER else self.letter.lower()}"

    @property
    def href(self) -> str:
        return f"?page={self.page}#{self.anchor}" if self.page else f"#{self.anchor}"


class Alphabet:
    """One page of all names, and the way to all letters.

    `find_teasers` is asked for the conditions on that page only.
    """

    def __init__(
        self,
        entries: Iterable[AlphabetEntry],
        number: str | int | None,
        find_teasers: Callable[[Collection[int]], Mapping[int, Teaser]],
    ):
        self._entries = alphabetical(entries)
        self.page: Page = Paginator(self._entries, NAMES_PER_PAGE).get_page(number)
        self._find_teasers = find_teasers

    @cached_property
    def shown(self) -> list[Letter]:
        """The letters on this page, with their names."""
        teasers = self._find_teasers({entry.key for entry in self.page})
        return [
            Letter(letter, None, [(e, teasers[e.key]) for e in entries if e.key in teasers])
            for letter, entries in groupby(self.page, key=lambda entry: entry.letter)
        ]

    @cached_property
    def letters(self) -> list[Letter]:
        """All letters, each once."""
        here = {letter.letter for letter in self.shown}
        first: dict[str, int] = {}
        for place, entry in enumerate(self._entries):
            first.setdefault(entry.letter, place // NAMES_PER_PAGE + 1)
        return [
            # A letter that began on the page before leads to its beginning.
            Letter(letter, None if letter in here and page == self.page.number else page)
            for letter, page in first.items()
        ]


def alphabetical(entries: Iterable[AlphabetEntry]) -> list[AlphabetEntry]:
    return sorted(entries, key=lambda entry: (entry.letter, _folded(entry.name), entry.see))


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
