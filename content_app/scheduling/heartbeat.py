"""How the site knows that its schedule is being kept."""

import os
import socket
from datetime import datetime, timedelta

from django.utils import timezone

from .models import Heartbeat

STALE_AFTER = timedelta(minutes=2)
"""A runner that has been silent for longer is taken for dead."""

_THE_ROW = 1


def beat() -> None:
    facts = {"beat_at": timezone.now(), "runner": f"{socket.gethostname()}, {os.getpid()}"}
    if not Heartbeat.objects.filter(pk=_THE_ROW).update(**facts):
        Heartbeat.objects.bulk_create([Heartbeat(pk=_THE_ROW, **facts)], ignore_conflicts=True)


def last_beat() -> datetime | None:
    return Heartbeat.objects.filter(pk=_THE_ROW).values_list("beat_at", flat=True).first()


def alive_until() -> datetime | None:
    """Until when the runner counts as alive if it is not heard of again; None where it is not alive."""
    beat_at = last_beat()
    if beat_at is None or beat_at + STALE_AFTER <= timezone.now():
        return None
    return beat_at + STALE_AFTER


def is_alive() -> bool:
    return alive_until() is not None
