"""Writing down what became of what was due, so that nothing is done twice and nothing fails unseen."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, connection
from django.db.models import F
from django.utils import timezone

from .models import LedgerEntry
from .reports import report_failure
from .sources import DueItem

logger = logging.getLogger("content_app.scheduling")

FIRST_RETRY = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
ATTEMPTS = 15
"""The waits double from the first to the longest: about seven hours in all."""

PASSING_REASONS = (OperationalError, InterfaceError, ConnectionError, TimeoutError)
"""Failures that say nothing about the thing itself: nobody is alarmed by the first."""


def entries_for(items: Sequence[DueItem]) -> dict[str, LedgerEntry]:
    """The entry of each item; what is new is written down."""
    known = _by_key(items)
    new = [item for item in items if item.key not in known]
    if not new:
        return known
    entries = [
        LedgerEntry(
            key=item.key,
            label=_label(item)[:255],
            content_type_id=item.content_type_id,
            object_id=item.object_id,
            person_id=item.person_id,
            due_at=item.due_at,
        )
        for item in new
    ]
    # Another runner may have written the same at the same moment.
    LedgerEntry.objects.bulk_create(entries, ignore_conflicts=True)
    return known | _by_key(new)


def next_attempt(items: Sequence[DueItem], moment: datetime) -> datetime | None:
    """When the first of `items`, all due at `moment`, is tried; None where there is nothing left to try."""
    known = _by_key(items)
    attempts = []
    for item in items:
        entry = known.get(item.key)
        if entry is None or entry.status in LedgerEntry.OPEN:
            retry_at = entry.retry_at if entry else None
            attempts.append(max(retry_at or moment, moment))
    return min(attempts, default=None)


def claim(entry: LedgerEntry) -> bool:
    """Whether this transaction, and no other, may settle the entry.

    PostgreSQL passes over a row that another runner holds. SQLite has one writer at a time: the update, which comes
    first in its transaction, waits for that turn, and then sees what the other has settled.
    """
    still_open = LedgerEntry.objects.filter(pk=entry.pk, status__in=LedgerEntry.OPEN)
    if connection.features.has_select_for_update_skip_locked:
        return still_open.select_for_update(skip_locked=True).first() is not None
    return still_open.update(status=F("status")) == 1


def settle(entry: LedgerEntry, reason_to_skip: str) -> None:
    entry.status = LedgerEntry.Status.SKIPPED if reason_to_skip else LedgerEntry.Status.DONE
    entry.reason = reason_to_skip
    entry.settled_at = timezone.now()
    entry.retry_at = None
    entry.save(update_fields=["status", "reason", "settled_at", "retry_at"])


def note_failure(entry: LedgerEntry, error: Exception) -> None:
    """Plans the next attempt, or gives up; tells the person who scheduled it."""
    logger.error("Not carried out: %s", entry.label, exc_info=error)
    entry.failures += 1
    gives_up = entry.failures >= ATTEMPTS
    entry.status = LedgerEntry.Status.GIVEN_UP if gives_up else LedgerEntry.Status.FAILED
    entry.reason = f"{type(error).__name__}: {error}"
    wait = min(FIRST_RETRY * 2 ** (entry.failures - 1), LONGEST_WAIT)
    entry.retry_at = None if gives_up else timezone.now() + wait
    still_open = LedgerEntry.objects.filter(pk=entry.pk, status__in=LedgerEntry.OPEN)
    noted = still_open.update(
        failures=entry.failures, status=entry.status, reason=entry.reason, retry_at=entry.retry_at
    )
    is_first_alarm = entry.failures == (2 if isinstance(error, PASSING_REASONS) else 1)
    if noted and (is_first_alarm or gives_up):
        report_failure(entry)


def _label(item: DueItem) -> str:
    try:
        return item.describe()
    except Exception:
        # What has no words must not keep everything else from being written down.
        logger.exception("Cannot say what this is: %s", item.key)
        return item.key


def _by_key(items: Sequence[DueItem]) -> dict[str, LedgerEntry]:
    keys = [item.key for item in items]
    return LedgerEntry.objects.in_bulk(keys, field_name="key")
