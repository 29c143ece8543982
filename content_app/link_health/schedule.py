"""Once a night the runner has all links looked at.

It only puts the work into the queue, in the transaction in which it notes that it did: what asks other servers takes
minutes, and nothing that is to be published waits for that.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from content_app.scheduling.models import LedgerEntry
from content_app.scheduling.sources import DueItem

from .tasks import has_queue, look_at_all_links

AT = time(2, 30)
"""In the site's zone (TIME_ZONE): when few people read and nobody writes."""


def nightly_look(moment: datetime) -> Iterator[DueItem]:
    if not has_queue():
        return
    due_at = _last_night(moment)
    key = f"link_health:{due_at.isoformat()}"
    is_done = LedgerEntry.objects.filter(key=key).exclude(status__in=LedgerEntry.OPEN)
    if not is_done.exists():
        yield DueItem(key=key, due_at=due_at, describe=_describe, carry_out=_carry_out)


def _last_night(moment: datetime) -> datetime:
    here = timezone.localtime(moment, timezone.get_default_timezone())
    tonight = datetime.combine(here.date(), AT, tzinfo=here.tzinfo)
    return tonight if tonight <= here else tonight - timedelta(days=1)


def _describe() -> str:
    return _("Look at all links")


def _carry_out() -> str:
    look_at_all_links.enqueue()
    return ""
