"""Looks through every page, for a site that had pages before it had this, or whose index was lost.

Each batch is a transaction of its own. A scan that was stopped goes on where it was: the pages that it has not read yet
are still due.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from content_app.base import clock

from .form_index import settle_words, store_all_forms
from .keeping_up import LOST
from .models import PageScan
from .reading import read_all
from .scanning import store_mentions
from .word_index import replace_words

BATCH = 150


@dataclass(frozen=True)
class Progress:
    done: int
    of: int
    mentions: int
    """Found so far."""


def begin() -> None:
    """Has all pages read once more; the index of names is made anew first, since every text is compared with it."""
    store_all_forms()
    known = PageScan.objects.values("page_id")
    new = Page.objects.filter(depth__gt=1, alias_of=None).exclude(pk__in=known)
    scans = (PageScan(pk=pk) for pk in new.values_list("pk", flat=True).iterator())
    # A page that is saved meanwhile may have one by now.
    PageScan.objects.bulk_create(scans, batch_size=1000, ignore_conflicts=True)
    # No page may look as if a task of its own waited for it: if it is saved meanwhile, it needs one.
    PageScan.objects.update(due_at=clock.now() - LOST)


def proceed(processes: int = 1) -> Iterator[Progress]:
    """Reads what is due, a batch at a time. A page that is saved meanwhile is due again, and has a task of its own;
    what was read of it before is dropped.
    """
    due = PageScan.objects.filter(due_at__lte=clock.now())
    total, done, found = due.count(), 0, 0
    for reading in read_all(_batches(due), processes):
        with transaction.atomic():
            waiting = due.filter(pk__in=reading.page_ids).select_for_update()
            newest = reading.of(set(waiting.values_list("pk", flat=True)))
            replace_words(newest.words)
            store_mentions(newest.mentions)
            due.filter(pk__in=newest.page_ids).update(due_at=None, scanned_at=clock.now())
        done += len(reading.page_ids)
        found += sum(map(len, newest.mentions.values()))
        yield Progress(done, total, found)
    settle_words()


def _batches(due: QuerySet[PageScan]) -> Iterator[list[int]]:
    last = 0
    while keys := list(due.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]
