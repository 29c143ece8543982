"""What is suggested to an editor, and what was dismissed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base import clock

from .addresses import key_of
from .entries import Entry, Target, targets_of
from .matcher import Mention
from .models import Dismissal, EntryForm
from .scanning import mentions_of, unlinked_mentions
from .tasks import scan_for_entry
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


def dismiss_on_page(page: Page, entry: Entry, user) -> None:
    """No link of `page` to the entry is suggested any more."""
    type_id, pk = entry
    Dismissal.objects.get_or_create(
        page_id=page.pk,
        entry_type_id=type_id,
        entry_id=pk,
        defaults={"dismissed_by": user, "dismissed_at": clock.now()},
    )
    mentions_of(entry).filter(page_id=page.pk).delete()


def dismiss_everywhere(entry: Entry, name: str, user) -> None:
    """The entry is not looked for by this one of its names any more."""
    type_id, pk = entry
    Dismissal.objects.get_or_create(
        page=None,
        entry_type_id=type_id,
        entry_id=pk,
        name=name,
        defaults={"dismissed_by": user, "dismissed_at": clock.now()},
    )
    forms = EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk, name=name)
    forms.update(is_offered=False)
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is not None:
        transaction.on_commit(partial(scan_for_entry.enqueue, model._meta.label, pk), robust=True)


def _grouped(mentions: Iterable[PlacedMention], request: HttpRequest | None) -> list[Suggestion]:
    places = defaultdict(list)
    for placed in mentions:
        places[placed.entry].append(_place(placed))
    targets = targets_of(places, request)
    return [Suggestion(entry, targets[entry], tuple(found)) for entry, found in places.items()]


def _place(placed: PlacedMention) -> Place:
    return Place(placed.key, placed.mention)
