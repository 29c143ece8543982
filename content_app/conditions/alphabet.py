"""Names in alphabetical order, as readers expect it: accents and case do not count."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from content_app.base.teasers import Teaser

OTHER_LETTER = "#"


@dataclass(frozen=True)
class AlphabetEntry:
    name: str
    teaser: Teaser
    see: str = ""
    """The title to look under, where `name` is another name of it."""

    @property
    def letter(self) -> str:
        first = _folded(self.name)[:1].upper()
        return first if first.isalpha() else OTHER_LETTER


def alphabetical(entries: Iterable[AlphabetEntry]) -> list[AlphabetEntry]:
    return sorted(entries, key=lambda entry: (entry.letter, _folded(entry.name), entry.see))


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
