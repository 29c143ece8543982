"""Once a night the runner has all links looked at.

It only puts the work into the queue, in the transaction in which it notes that it did: what asks other servers takes
minutes, and nothing that is to be published waits for that.
"""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils.translation import gettext as _

from content_app.scheduling.nightly import once_a_night
from content_app.scheduling.sources import DueItem

from .tasks import has_queue, look_at_all_links

AT = time(2, 30)
"""In the site's zone (TIME_ZONE): when few people read and nobody writes."""


def nightly_look(moment: datetime) -> Iterator[DueItem]:
    if has_queue():
        yield from once_a_night("link_health", AT, moment, _describe, _carry_out)


def _describe() -> str:
    return _("Look at all links")


def _carry_out() -> str:
    look_at_all_links.enqueue()
    return ""
