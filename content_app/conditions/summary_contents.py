"""The parts of a summary of a condition page, and what they say of what did not fit."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_SCHEME = re.compile(r"^https?://(www\.)?")

Item = TypeVar("Item")


class Limits(NamedTuple):
    """How much a summary holds: entries of a kind, sources, and characters of a text of each sort.

    A sign, a test, a question or a name of the condition longer than `name` is left out whole; a treatment is not.
    """

    entries: int
    sources: int
    name: int
    detail: int
    what_is_known: int
    cautions: int
    source: int


@dataclass(frozen=True)
class Selection(Generic[Item]):
    """The first of what a section lists, in the order of the page; false where it lists nothing."""

    heading: str = ""
    caveat: str = ""
    items: tuple[Item, ...] = ()
    left_out: int = 0
    not_recommended_left_out: int = 0

    def __bool__(self) -> bool:
        return bool(self.items or self.left_out)

    @property
    def left_out_in_words(self) -> str:
        more = more_on_the_page(self.left_out)
        if not self.not_recommended_left_out:
            return more
        return _("%(more)s, of which not recommended: %(number)d") % {
            "more": more,
            "number": self.not_recommended_left_out,
        }


class Names(NamedTuple):
    """The first of the names or codes of a condition."""

    shown: tuple[str, ...]
    is_cut: bool


class Finding(NamedTuple):
    """A sign, or a test and what it shows."""

    name: str
    detail: str
    is_cut: bool


class TherapyEntry(NamedTuple):
    name: str
    recommendation: str
    """In words, for this condition."""
    what_is_known: str
    be_careful: str
    """The cautions, or where they are: a recommendation never stands without the word that there are some."""
    sources: tuple[int, ...]
    is_cut: bool

    @property
    def said(self) -> list[str]:
        return [text for text in (self.what_is_known, self.be_careful) if text]

    @property
    def sources_in_words(self) -> str:
        if not self.sources:
            return ""
        text = ngettext("Source %(numbers)s", "Sources %(numbers)s", len(self.sources))
        return text % {"numbers": ", ".join(map(str, self.sources))}


class Source(NamedTuple):
    number: int
    text: str
    link: str
    is_cut: bool

    @property
    def address(self) -> str:
        """The link as it is typed off paper."""
        return _SCHEME.sub("", self.link).rstrip("/")


@dataclass(frozen=True)
class ConditionSummary:
    title: str
    full_name: str
    other_names: Names
    codes: Names
    what_it_is: str
    signs: Selection[Finding]
    tests: Selection[Finding]
    therapies: Selection[TherapyEntry]
    questions: Selection[str]
    sources: tuple[Source, ...]
    sources_left_out: int
    reviewed_on: date | None
    reviewers: tuple[str, ...]
    made_on: date
    """By the clocks of the site."""
    url: str
    """Of the condition page, which says all of it."""
    organisation: str
    language_code: str

    @property
    def is_cut(self) -> bool:
        """Whether the page says more of anything, which a reader is to be told."""
        lists = (self.signs, self.tests, self.therapies, self.questions)
        parts: list[Names | Finding | TherapyEntry | Source] = [
            self.other_names,
            self.codes,
            *self.signs.items,
            *self.tests.items,
            *self.therapies.items,
            *self.sources,
        ]
        return (
            self.sources_left_out > 0
            or any(selection.left_out for selection in lists)
            or any(part.is_cut for part in parts)
        )

    @property
    def sources_left_out_in_words(self) -> str:
        return more_on_the_page(self.sources_left_out)


def more_on_the_page(number: int) -> str:
    """How many entries only the page has; "" where it has no more."""
    text = ngettext("%(number)d more on the page", "%(number)d more on the page", number)
    return text % {"number": number} if number else ""
