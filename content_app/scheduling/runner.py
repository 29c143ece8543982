"""Does on time what is due, each thing by itself.

It asks Django for the time and not the site's own clock, because Wagtail compares with Django's when it publishes.
"""

import logging
import time
from collections.abc import Callable
from threading import Event

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone

from . import heartbeat, ledger, sources
from .models import LedgerEntry
from .sources import DueItem

logger = logging.getLogger("content_app.scheduling")

INTERVAL_SECONDS = 0.5
"""Between two looks: what is due is done within a second."""
BEAT_EVERY_SECONDS = 15.0


def run_until(stopped: Event, interval: float = INTERVAL_SECONDS) -> None:
    """Carry out what is due, again and again, until `stopped` is set."""
    pulse = Pulse()

    def goes_on() -> bool:
        pulse.beat_if_due()
        return not stopped.is_set()

    while not stopped.is_set():
        try:
            close_old_connections()
            pulse.beat_if_due()
            run_once(goes_on)
        except Exception:
            # A runner that ends of whatever goes wrong would let everything wait that is due later.
            logger.exception("Could not look for what is due; the next look comes soon.")
            connection.close()
        stopped.wait(interval)


def run_once(goes_on: Callable[[], bool] = lambda: True) -> None:
    """Carry out what is due now, in the order in which it should have happened, while `goes_on`.

    With Wagtail's own command, which does the same, one page that fails keeps everything behind it waiting for ever;
    here it waits for its next attempt alone.
    """
    moment = timezone.now()
    items = sources.due_at(moment)
    if not items:
        return
    entries = ledger.entries_for(items)
    for item in items:
        entry = entries[item.key]
        is_waiting = entry.retry_at is not None and entry.retry_at > moment
        if entry.status in LedgerEntry.OPEN and not is_waiting:
            if not goes_on():
                return
            _attempt(item, entry)


class Pulse:
    """Beats in good time, in the middle of a long batch too."""

    def __init__(self) -> None:
        self._last_beat: float | None = None

    def beat_if_due(self) -> None:
        # Not the clock on the wall, which may be set back.
        now = time.monotonic()
        if self._last_beat is None or now - self._last_beat >= BEAT_EVERY_SECONDS:
            heartbeat.beat()
            self._last_beat = now


def _attempt(item: DueItem, entry: LedgerEntry) -> None:
    try:
        with transaction.atomic():
            if ledger.claim(entry):
                ledger.settle(entry, item.carry_out())
    except Exception as error:
        _note_failure(entry, error)


def _note_failure(entry: LedgerEntry, error: Exception) -> None:
    try:
        ledger.note_failure(entry, error)
    except DatabaseError:
        if not connection.is_usable():
            # The database is gone, and if it came back meanwhile, what comes later would overtake this.
            raise
        # Then it is still open, and the next look tries it again; what stands behind it need not wait for that.
        logger.exception("Could not write down a failure.")
