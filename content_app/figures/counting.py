"""Counts in memory, and writes to the database from time to time.

No reader waits for a figure to be written, and a page that comes from a cache costs no query. A process writes every
few seconds, and when it ends; what a crash takes along, a few seconds' worth, is lost.
"""

import atexit
import logging
import threading
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date

from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from content_app.base import clock

from .models import Figure, Kind
from .settings import figures_settings

logger = logging.getLogger("content_app.figures")

MOST_WAITING = 10_000
"""Different figures that wait in memory while the database is away; further ones are not counted."""


@dataclass(frozen=True)
class Counted:
    kind: Kind
    page_id: int | None
    day: date


class Counting:
    """What one process has counted and not yet written; any of its threads may count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[Counted] = Counter()
        self._is_to_be_written = False
        self._writes_at_exit = False

    def count(self, kind: Kind, page_id: int | None = None) -> None:
        """Once more today; costs no query."""
        day = timezone.localdate(clock.now(), timezone.get_default_timezone())
        with self._lock:
            self._add(Counter({Counted(kind, page_id, day): 1}))
            self._write_later()

    def write(self) -> None:
        """Adds what was counted to what is in the database. What cannot be written now is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            _add_to_database(counts)
        except DatabaseError:
            logger.exception("Could not write the figures about readers; they are kept in memory.")
            with self._lock:
                self._add(counts)
                self._write_later()

    def forget(self) -> None:
        with self._lock:
            self._counts.clear()

    def _add(self, counts: Counter[Counted]) -> None:
        for counted, times in counts.items():
            if counted in self._counts or len(self._counts) < MOST_WAITING:
                self._counts[counted] += times

    def _write_later(self) -> None:
        """To be called with the lock."""
        seconds = figures_settings().write_after_seconds
        if seconds is None or self._is_to_be_written:
            return
        if not self._writes_at_exit:
            atexit.register(self.write)
            self._writes_at_exit = True
        self._is_to_be_written = True
        writer = threading.Timer(seconds, self._write_in_thread)
        writer.daemon = True
        writer.start()

    def _write_in_thread(self) -> None:
        with self._lock:
            self._is_to_be_written = False
        try:
            self.write()
        finally:
            connections.close_all()


def _add_to_database(counts: Counter[Counted]) -> None:
    pages = {counted.page_id for counted in counts}
    # Deleted in the meantime, with all that was known of its readers.
    known = {None, *Page.objects.filter(pk__in=pages - {None}).values_list("pk", flat=True)}
    with transaction.atomic():
        for counted, times in counts.items():
            if counted.page_id not in known:
                continue
            figure, is_new = Figure.objects.get_or_create(
                **asdict(counted), defaults={"count": times}
            )
            if not is_new:
                Figure.objects.filter(pk=figure.pk).update(count=F("count") + times)


_counting = Counting()
count = _counting.count
write = _counting.write
forget = _counting.forget
