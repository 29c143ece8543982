"""Names in alphabetical order, as readers expect it: accents and case do not count."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page, Paginator

from content_app.base.teasers import Teaser
from content_app.base.text import without_accents

NAMES_PER_PAGE = 100
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
    is_continued: bool = False
    """Whether its names begin on the page before."""

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
        pages = _pages_of(alphabetical(entries))
        self.page: Page = Paginator(pages, 1).get_page(number)
        self._find_teasers = find_teasers
        self._begins_on: dict[str, int] = {}
        for page, names in enumerate(pages, start=1):
            for entry in names:
                self._begins_on.setdefault(entry.letter, page)

    @cached_property
    def shown(self) -> list[Letter]:
        """The letters on this page, with their names."""
        names = [entry for page in self.page for entry in page]
        teasers = self._find_teasers({entry.key for entry in names})
        return [
            Letter(
                letter,
                entries=[(entry, teasers[entry.key]) for entry in entries if entry.key in teasers],
                is_continued=self._begins_on[letter] < self.page.number,
            )
            for letter, entries in groupby(names, key=lambda entry: entry.letter)
        ]

    @cached_property
    def letters(self) -> list[Letter]:
        """All letters, each leading to where it begins."""
        return [
            Letter(letter, None if page == self.page.number else page)
            for letter, page in self._begins_on.items()
        ]


def _pages_of(entries: list[AlphabetEntry]) -> list[list[AlphabetEntry]]:
    """A page ends with a letter, if that is not too long for a page of its own: nobody is to miss what came before."""
    pages: list[list[AlphabetEntry]] = [[]]
    for _letter, of_letter in groupby(entries, key=lambda entry: entry.letter):
        names = list(of_letter)
        if pages[-1] and len(pages[-1]) + len(names) > NAMES_PER_PAGE:
            pages.append([])
        while len(names) > NAMES_PER_PAGE:
            pages[-1], names = names[:NAMES_PER_PAGE], names[NAMES_PER_PAGE:]
            pages.append([])
        pages[-1] += names
    return pages


def alphabetical(entries: Iterable[AlphabetEntry]) -> list[AlphabetEntry]:
    return sorted(entries, key=lambda entry: (entry.letter, _folded(entry.name), entry.see))


def _folded(name: str) -> str:
    return without_accents(name.strip()).casefold()
