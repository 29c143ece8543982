"""Which addresses elsewhere are asked today, and what is written down of each."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from content_app.base import clock

from .checking import Outcome, Verdict, check
from .external_findings import report
from .models import ExternalAddress
from .turns import HostBusy

logger = logging.getLogger("content_app.link_health")

WELL_FOR = timedelta(days=7)
"""What fails is asked again on the next day; all else after this, also what keeps programs out or is not public."""
NEXT_DAY = timedelta(days=1)


def check_what_is_due(goes_on: Callable[[], bool]) -> datetime | None:
    """Check one address after the other while `goes_on`; those first whose host has rested longest.

    Returns when there is more to do (UTC), or None where there is nothing more today.
    """
    today = clock.now().astimezone(timezone.get_default_timezone()).date()
    due = ExternalAddress.objects.filter(due_on__lte=today)
    while goes_on():
        ready = due.filter(host__free_at__lte=timezone.now())
        address = ready.order_by("host__free_at", "pk").first()
        if address is None:
            break
        # Whoever sets the date has the address; and if all goes wrong, it is another day's.
        if due.filter(pk=address.pk).update(due_on=today + NEXT_DAY):
            _check(address, today)
    return due.aggregate(first=Min("host__free_at"))["first"]


def settle(address: ExternalAddress, verdict: Verdict, today: date) -> None:
    """Write down what happened on the day, and what staff should hear of it."""
    address.outcome, address.reason = verdict.outcome, verdict.reason
    address.status, address.moved_to = verdict.status, verdict.moved_to
    if verdict.outcome == Outcome.FAILS:
        address.failing_since = address.failing_since or today
        address.failed_on = today
        address.due_on = today + NEXT_DAY
    else:
        address.failing_since = address.failed_on = None
        address.due_on = today + WELL_FOR
    address.save()
    report(address)


def _check(address: ExternalAddress, today: date) -> None:
    try:
        settle(address, check(address.url), today)
    except HostBusy:
        ExternalAddress.objects.filter(pk=address.pk).update(due_on=today)
    except Exception:
        # One address that nobody thought of must not keep all others from being checked.
        logger.exception("Could not check %s.", address.url)
