"""One request at a time to each host, and a pause before the next, however many workers there are.

What is waited for here is real time, so Django is asked for it and not the site's own clock, which a test may hold.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

from .models import ExternalHost

PATIENCE = timedelta(seconds=10)
"""For how long a worker waits for its turn before it does something else."""
LEASE = timedelta(minutes=2)
"""A request takes less; if a worker dies in the middle of one, others may go on after this."""


class HostBusy(Exception):
    """Somebody else is asking the host, or it wants a longer pause than anybody waits for."""


@contextmanager
def turn_at(hostname: str, pause: timedelta) -> Iterator[None]:
    """Inside the block, nobody else asks the host, and after it nobody does for `pause`. Raises HostBusy."""
    host = host_named(hostname)
    patient_until = timezone.now() + PATIENCE
    while not _claim(host):
        host.refresh_from_db()
        if host.free_at > patient_until:
            raise HostBusy(hostname)
        time.sleep(max(0.0, (host.free_at - timezone.now()).total_seconds()))
    try:
        yield
    finally:
        ExternalHost.objects.filter(pk=host.pk).update(free_at=timezone.now() + pause)


def host_named(hostname: str) -> ExternalHost:
    return ExternalHost.objects.get_or_create(
        name=hostname.lower()[:255], defaults={"free_at": timezone.now()}
    )[0]


def _claim(host: ExternalHost) -> bool:
    moment: datetime = timezone.now()
    is_free = ExternalHost.objects.filter(pk=host.pk, free_at__lte=moment)
    return is_free.update(free_at=moment + LEASE) == 1
