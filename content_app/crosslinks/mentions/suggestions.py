"""What is suggested to an editor."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page

from .addresses import key_of
from .entries import Entry, Target, targets_of
from .matcher import Mention
from .scanning import unlinked_mentions
from .texts import PageTexts, PlacedMention

MOST = 5
"""So many suggestions at a time can be looked through while writing."""


@dataclass(frozen=True)
class Place:
    """A sentence in which an entry is mentioned."""

    key: str
    mention: Mention


@dataclass(frozen=True)
class Suggestion:
    entry: Entry
    target: Target
    places: tuple[Place, ...]

    @property
    def first(self) -> Place:
        return self.places[0]

    @property
    def others(self) -> tuple[Place, ...]:
        return self.places[1:]

    @property
    def entry_key(self) -> str:
        return key_of(self.entry)


def suggestions_for(version: Page, request: HttpRequest | None = None) -> list[Suggestion]:
    """What a version of a page mentions without linking to it, in reading order."""
    return _grouped(unlinked_mentions(PageTexts(version), request), request)


def suggestion_of(version: Page, entry: Entry, target: Target) -> Suggestion | None:
    mentions = unlinked_mentions(PageTexts(version))
    places = [_place(placed) for placed in mentions if placed.entry == entry]
    return Suggestion(entry, target, tuple(places)) if places else None


def _grouped(mentions: Iterable[PlacedMention], request: HttpRequest | None) -> list[Suggestion]:
    places = defaultdict(list)
    for placed in mentions:
        places[placed.entry].append(_place(placed))
    targets = targets_of(places, request)
    return [Suggestion(entry, targets[entry], tuple(found)) for entry, found in places.items()]


def _place(placed: PlacedMention) -> Place:
    return Place(placed.key, placed.mention)
