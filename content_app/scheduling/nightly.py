"""What the runner does once a night."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone

from .models import LedgerEntry
from .sources import DueItem


def once_a_night(
    name: str,
    at: time,
    moment: datetime,
    describe: Callable[[], str],
    carry_out: Callable[[], str],
) -> Iterator[DueItem]:
    """The work called `name`, unless the last night before `moment` has seen it done; one query.

    `at` is meant in the site's zone (TIME_ZONE).
    """
    due_at = _last_night(moment, at)
    key = f"{name}:{due_at.isoformat()}"
    is_done = LedgerEntry.objects.filter(key=key).exclude(status__in=LedgerEntry.OPEN)
    if not is_done.exists():
        yield DueItem(key=key, due_at=due_at, describe=describe, carry_out=carry_out)


def _last_night(moment: datetime, at: time) -> datetime:
    here = timezone.localtime(moment, timezone.get_default_timezone())
    tonight = datetime.combine(here.date(), at, tzinfo=here.tzinfo)
    return tonight if tonight <= here else tonight - timedelta(days=1)
