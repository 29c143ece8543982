"""The labelled passages, and how well a matcher does on them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from content_app.crosslinks.mentions.forms import Name, forms_of
from content_app.crosslinks.mentions.markup import Markup
from content_app.crosslinks.mentions.matcher import Matcher

FOLDER = Path(__file__).parent
PASSAGES = "passages.toml"
HELD_OUT = "held_out.toml"
_MARK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<entry>[a-z0-9-]+)\)")

Place = tuple[int, int, str]
"""Where a mention begins and ends in the source, and of which entry it is one."""


@dataclass(frozen=True)
class Passage:
    source: str
    expected: frozenset[Place]
    language: str
    page: str
    trap: str


@dataclass(frozen=True)
class Score:
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def passages(file_name: str) -> list[Passage]:
    return [_passage(data) for data in _read(file_name)["passage"]]


def matchers() -> dict[str, Matcher]:
    """One for each language of the entries."""
    languages = {entry.get("language", "en") for entry in _read("entries.toml")["entry"]}
    return {language: Matcher(_forms(language)) for language in languages}


def found_in(passage: Passage, matcher: Matcher) -> set[Place]:
    mentions = matcher.mentions(Markup(passage.source), but_not={passage.page})
    return {(mention.start, mention.end, str(mention.name.entry)) for mention in mentions}


def score(passages: Iterable[Passage]) -> Score:
    by_language = matchers()
    right = wrong = missed = 0
    for passage in passages:
        found = found_in(passage, by_language[passage.language])
        right += len(found & passage.expected)
        wrong += len(found - passage.expected)
        missed += len(passage.expected - found)
    return Score(right, wrong, missed)


def _forms(language: str):
    for entry in _read("entries.toml")["entry"]:
        if entry.get("language", "en") != language:
            continue
        person = entry.get("person", False)
        names = [Name(entry["key"], text, is_person=person) for text in entry["names"]]
        for text in entry.get("abbreviations", ()):
            names.append(Name(entry["key"], text, is_abbreviation=True))
        for name in names:
            for form in forms_of(name, language):
                yield form, name


def _passage(data: dict) -> Passage:
    source, expected, taken = "", set(), 0
    for mark in _MARK.finditer(data["text"]):
        source += data["text"][taken : mark.start()]
        expected.add((len(source), len(source) + len(mark["words"]), mark["entry"]))
        source += mark["words"]
        taken = mark.end()
    source += data["text"][taken:]
    return Passage(
        source=source,
        expected=frozenset(expected),
        language=data.get("language", "en"),
        page=data.get("page", ""),
        trap=data.get("trap", ""),
    )


def _read(file_name: str) -> dict:
    return tomllib.loads((FOLDER / file_name).read_text(encoding="utf-8"))
