"""The words of a text as they are compared: without case, accents and possessive endings, and with their positions."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import accumulate
from unicodedata import category, combining, normalize

HIDDEN = "\x00"
"""Stands in a text for what nobody sees, such as a tag, and separates nothing."""
BREAK = "\x1e"
"""Stands in a text for what no name reaches across, such as the end of a paragraph."""
HYPHENS = "\u2010\u2011\u2012\u2013\u2212-"
"""A dash of these joins two words where no space is beside it; the longer ones always part them."""

# A word may hold combining accents, and the marks that say where it may be divided.
_WORD = r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+[^\W_]*)*"
# In rich text the apostrophe may be an entity, of which the rest is hidden.
_POSSESSIVE_ENDING = rf"['’]{HIDDEN}*s"
_TOKEN = re.compile(
    rf"{_WORD}(?:{_POSSESSIVE_ENDING}(?![^\W_]))?"
    rf"|\s[{HYPHENS}]+\s|[\u2014\u2015{BREAK}]+|--+"
    rf"|[^\w\s{HIDDEN}\u00ad\u200b-\u200d\u2060{HYPHENS}]|_"
)
_POSSESSIVE = re.compile(rf"{_POSSESSIVE_ENDING}$")
# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "’": "'"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D"}
)


@lru_cache(maxsize=2**16)
def fold(token: str) -> str:
    """The form in which two spellings of a word are equal; BREAK for what parts words."""
    if token[0] in BREAK + HYPHENS + "—―" or token[0].isspace():
        return BREAK
    token = _POSSESSIVE.sub("", token)
    if token.isascii():
        return token.lower()
    letters = normalize("NFKD", token.translate(_LETTERS))
    return "".join(c for c in letters if not _is_left_out(c)).casefold()


def _is_left_out(character: str) -> bool:
    """A ligature of whole words is one word all the same."""
    return bool(combining(character)) or character.isspace() or category(character) == "Cf"


def without_possessive(token: str) -> str:
    return _POSSESSIVE.sub("", token)


def joined(folded: Iterable[str]) -> str:
    """Folded words in the form in which they are searched: each has a space on either side."""
    return f" {' '.join(folded)} "


class Words:
    """A text taken apart once, however much is then asked of it."""

    def __init__(self, text: str):
        self.text = text
        self.folded = list(map(fold, _TOKEN.findall(text)))

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _TOKEN.finditer(self.text)]

    def __len__(self) -> int:
        return len(self.folded)

    def __getitem__(self, number: int) -> str:
        """A word as it is written, without its possessive ending."""
        start, end = self.spans[number]
        return without_possessive(self.text[start:end])

    def positions(self) -> dict[int, int]:
        """The number of the word that begins at each position of `joined(folded)`, one before its first letter."""
        lengths = accumulate((len(word) + 1 for word in self.folded), initial=0)
        return {position: number for number, position in enumerate(lengths)}

    def between(self, first: int, last: int) -> str:
        """What stands between two words that follow each other."""
        return self.text[self.spans[first][1] : self.spans[last][0]]
