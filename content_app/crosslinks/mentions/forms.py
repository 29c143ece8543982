"""Names, and the forms that they take in a text."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from .words import Words

SHORT = 8
"""A name of so many letters at most is an abbreviation if it has capitals in it, and its case counts."""

# A singular ending and its plural, either of which may stand in the text; the first that fits is taken.
_PLURALS = {
    "en": (("y", "ies"), ("sis", "ses"), ("x", "xes"), ("ch", "ches"), ("sh", "shes"), ("", "s")),
    "es": (("z", "ces"), ("ón", "ones"), ("on", "ones"), ("l", "les"), ("r", "res"), ("", "s")),
}
_USUAL_PLURAL = (("", "s"),)
_LETTERS_THEN_DIGITS = re.compile(r"([^\W\d_]+)(\d+)")


@dataclass(frozen=True)
class Name:
    entry: Hashable
    """What it is the name of."""
    text: str
    is_abbreviation: bool = False
    is_person: bool = False
    is_offered: bool = True
    """Otherwise it only keeps shorter names from being found inside of it."""

    @property
    def is_case_exact(self) -> bool:
        """Whether the capitals of the name must stand in the text as well: MAG is not mag."""
        if sum(map(str.isalnum, self.text)) > SHORT:
            return False
        capitals = [sum(map(str.isupper, word)) for word in self.text.split()]
        return any(number > 1 for number in capitals) or (self.is_abbreviation and any(capitals))


def forms_of(name: Name, language_code: str) -> Iterator[str]:
    """The folded words of a name, one space between them, and those of its plural or singular."""
    words = Words(name.text).folded
    if not words:
        return
    for spelling in _spellings(words):
        yield " ".join(spelling)
        if not name.is_person:
            last = _other_number(spelling[-1], language_code)
            if last:
                yield " ".join([*spelling[:-1], last])


def _spellings(words: list[str]) -> list[list[str]]:
    """B12 is written B-12 as well, and the other way round."""
    spellings = [words]
    for number, word in enumerate(words):
        if apart := _LETTERS_THEN_DIGITS.fullmatch(word):
            spellings.append([*words[:number], *apart.groups(), *words[number + 1 :]])
        elif word.isdigit() and number and words[number - 1].isalpha() and len(words) > 2:
            together = words[number - 1] + word
            spellings.append([*words[: number - 1], together, *words[number + 1 :]])
    return spellings


def _other_number(word: str, language_code: str) -> str | None:
    if len(word) < 3 or not word.isalpha():
        return None
    plurals = _PLURALS.get(language_code.split("-")[0], _USUAL_PLURAL)
    for singular, plural in plurals:
        if word.endswith(plural) and not word.endswith("ss") and len(word) - len(plural) >= 3:
            return word.removesuffix(plural) + singular
    for singular, plural in plurals:
        if singular and word.endswith(singular):
            return word.removesuffix(singular) + plural
    return None if word.endswith("s") else f"{word}s"
