"""Finds names in a text, all of them in one pass.

The automaton finds the folded forms of names; what then speaks against a find (the case of an abbreviation, a longer
name around it, somebody's surname) is looked up in the text as it is written.
"""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from .forms import Name
from .markup import Markup, Sentence
from .words import HIDDEN, HYPHENS, Words, joined

_TITLES = frozenset(
    {"dr", "dra", "drs", "prof", "professor", "profesor", "mr", "mrs", "ms", "miss", "sr", "sra"}
)
_NEGATIONS = frozenset({"non"})
_PLURAL_OF_ABBREVIATION = frozenset({"", "s"})


@dataclass(frozen=True)
class Found:
    """A name in a text: the words numbered `first` to `last`."""

    name: Name
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True)
class Mention:
    """A place in a rich text's source around which a link can be put."""

    name: Name
    start: int
    end: int
    markup: Markup

    @property
    def sentence(self) -> Sentence:
        return self.markup.sentence(self.start, self.end)


class Matcher:
    """`forms` are the folded forms of names (`forms_of`); of two names with one form, the first is preferred."""

    def __init__(self, forms: Iterable[tuple[str, Name]]):
        names = defaultdict(list)
        for form, name in forms:
            names[form].append(name)
        self._names = list(names.values())
        self._automaton = AhoCorasick([joined([form]) for form in names])

    def find(self, words: Words) -> list[Found]:
        """What is named, in reading order, none of it inside of another."""
        text = joined(words.folded)
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not matches:
            return []
        numbers = words.positions()
        candidates = []
        for pattern, start, end in matches:
            first, last = numbers[start], numbers[end - 1] - 1
            fitting = (n for n in self._names[pattern] if _fits(n, words, first, last))
            if (name := next(fitting, None)) is not None:
                candidates.append(Found(name, first, last))
        return _longest(candidates)

    def mentions(self, markup: Markup, but_not: Container[Hashable] = ()) -> list[Mention]:
        """What a rich text mentions, but for the entries in `but_not`: those have their names all the same, and
        what stands inside of them is no mention of another.
        """
        words = markup.words
        mentions = []
        for found in self.find(words):
            if not found.name.is_offered or found.name.entry in but_not:
                continue
            start = words.spans[found.first][0]
            # The link ends before a possessive ending.
            end = words.spans[found.last][0] + len(words[found.last])
            place = markup.around(start, end)
            if place is not None:
                mentions.append(Mention(found.name, *place, markup))
        return mentions


def _longest(candidates: list[Found]) -> list[Found]:
    """Of names that share words, the one that has most of them; of equally long ones, the first."""
    taken: set[int] = set()
    kept = []
    for found in sorted(candidates, key=lambda found: (-found.length, found.first)):
        numbers = range(found.first, found.last + 1)
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            kept.append(found)
    return sorted(kept, key=lambda found: found.first)


def _fits(name: Name, words: Words, first: int, last: int) -> bool:
    return (
        _is_whole(words, first, last)
        and (not name.is_case_exact or _has_its_capitals(name, words, first, last))
        and (_is_capitalised_alike(name, words, first) if name.is_person else True)
        and (name.is_person or not _is_part_of_a_proper_name(words, first, last))
        and not _is_negated(words, first)
    )


def _is_whole(words: Words, first: int, last: int) -> bool:
    """A tag may stand inside a word: <b>C</b>IDP."""
    text, before, after = words.text, words.spans[first][0] - 1, words.spans[last][1]
    if before >= 0 and text[before] == HIDDEN and text[:before].rstrip(HIDDEN)[-1:].isalnum():
        return False
    is_hidden = text[after : after + 1] == HIDDEN
    return not (is_hidden and text[after:].lstrip(HIDDEN)[:1].isalnum())


def _has_its_capitals(name: Name, words: Words, first: int, last: int) -> bool:
    """Letter by letter, since GM1 may be written GM-1; after them an abbreviation has a small s at most."""
    there = "".join(words[number] for number in range(first, last + 1))
    position, is_exact = 0, False
    for written in _written(name):
        end = position + len(written)
        is_exact = any(map(str.isupper, written)) and not written.istitle()
        if is_exact and there[position:end] != written:
            return False
        position = end
    return not is_exact or there[position:] in _PLURAL_OF_ABBREVIATION


def _is_capitalised_alike(name: Name, words: Words, first: int) -> bool:
    """The words “may sample” are not May Sample."""
    return all(
        words[first + number][:1].isupper()
        for number, written in enumerate(_written(name))
        if written[:1].isupper()
    )


def _is_part_of_a_proper_name(words: Words, first: int, last: int) -> bool:
    """Whether somebody is called so (Dr. Bell), or something by this and another name (Bell-Sample Street)."""
    if not words[first][:1].isupper() or words[first].isupper():
        return False
    return (
        _is_hyphenated(words, first - 1, first, first - 1)
        or _is_hyphenated(words, last, last + 1, last + 1)
        or _follows_a_title(words, first)
    )


def _is_hyphenated(words: Words, left: int, right: int, other: int) -> bool:
    if left < 0 or right >= len(words):
        return False
    return words.between(left, right) in [*HYPHENS] and words[other].istitle()


def _follows_a_title(words: Words, first: int) -> bool:
    """Directly, or after a first name or its letter."""
    number = first - 1
    for _given_name in range(2):
        if number >= 0 and words.folded[number] == ".":
            number -= 1
        if number < 0:
            return False
        if words.folded[number] in _TITLES:
            return True
        if not words[number].istitle():
            return False
        number -= 1
    return False


def _is_negated(words: Words, first: int) -> bool:
    return first > 0 and words.folded[first - 1] in _NEGATIONS


@lru_cache(maxsize=2**12)
def _written(name: Name) -> list[str]:
    words = Words(name.text)
    return [words[number] for number in range(len(words))]
