"""Looks through every page, for a site that had pages before it had this, or whose index was lost.

Each batch is a transaction of its own. A scan that was stopped goes on where it was: the pages that it has not read yet
are still due.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import translation
from wagtail.models import Page, Revision

from content_app.base import clock

from .entries import Entry, entry_of, targets_of
from .form_index import matcher_of, settle_words, store_all_forms
from .matcher import Matcher
from .models import Dismissal, EntryForm, PageScan
from .scanning import is_linked, pages_to_read, store_mentions
from .texts import PageTexts, has_newer_draft
from .word_index import replace_words

BATCH = 250


@dataclass(frozen=True)
class Progress:
    done: int
    of: int
    mentions: int
    """Found so far."""


def begin() -> None:
    """Has all pages read once more; the index of names is made anew first, since every text is compared with it."""
    store_all_forms()
    now = clock.now()
    known = PageScan.objects.values("page_id")
    new = Page.objects.filter(depth__gt=1, alias_of=None).exclude(pk__in=known)
    scans = (PageScan(pk=pk) for pk in new.values_list("pk", flat=True).iterator())
    PageScan.objects.bulk_create(scans, batch_size=1000)
    PageScan.objects.update(due_at=now)


def proceed() -> Iterator[Progress]:
    """Reads what is due, a batch at a time."""
    due = PageScan.objects.filter(due_at__isnull=False).order_by("pk")
    total, done, found = due.count(), 0, 0
    names = AllNames()
    last = 0
    while keys := list(due.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        # Nobody reads the labels of blocks here, and to translate them takes time.
        with transaction.atomic(), translation.override(None):
            PageScan.objects.filter(pk__in=keys).update(due_at=None, scanned_at=clock.now())
            found += _read(keys, names)
        last = keys[-1]
        done += len(keys)
        yield Progress(done, total, found)
    settle_words()


class AllNames:
    """The names of every entry: one automaton a language, made when its first page is read."""

    def __init__(self):
        self._matchers: dict[int, Matcher] = {}

    def matcher(self, locale_id: int) -> Matcher:
        if locale_id not in self._matchers:
            self._matchers[locale_id] = matcher_of(EntryForm.objects.filter(locale_id=locale_id))
        return self._matchers[locale_id]

    @cached_property
    def targets(self):
        entries = EntryForm.objects.filter(is_offered=True)
        return targets_of(set(entries.values_list("entry_type_id", "entry_id")))


def _read(page_ids: list[int], names: AllNames) -> int:
    """How many mentions there are."""
    dismissed: dict[int, set[Entry]] = {page_id: set() for page_id in page_ids}
    rows = Dismissal.objects.filter(page_id__in=page_ids)
    for page_id, *entry in rows.values_list("page_id", "entry_type_id", "entry_id"):
        dismissed[page_id].add((entry[0], entry[1]))
    words, times = {}, {}
    for version in _newest_versions(page_ids):
        texts = PageTexts(version)
        words[version.pk] = texts.words()
        but_not = {entry_of(version), *dismissed[version.pk]}
        placed = texts.mentions(names.matcher(version.locale_id), but_not)
        counted = Counter(one.entry for one in placed)
        times[version.pk] = Counter(
            {
                entry: number
                for entry, number in counted.items()
                if entry in names.targets and not is_linked(texts, names.targets[entry])
            }
        )
    replace_words(words)
    store_mentions(times)
    return sum(map(len, times.values()))


def _newest_versions(page_ids: list[int]) -> Iterator[Any]:
    pages = list(pages_to_read(page_ids))
    keys = [page.latest_revision_id for page in pages if has_newer_draft(page)]
    drafts = Revision.objects.in_bulk(keys)
    for page in pages:
        draft = drafts.get(page.latest_revision_id)
        yield draft.as_object() if draft else page
