"""The background work: it waits behind everything that people wait for."""

import time

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task, task_backends

from content_app.base import clock
from content_app.base.priorities import BEHIND_ALL_OTHERS

from .models import LinkSurvey
from .rounds import check_what_is_due
from .settings import link_check_settings
from .survey import survey_links

_ASKED_AT = "content_app.link_health.asked_at"
_WAITS_SECONDS = 10 * 60
"""After this another look is asked for, should the task have been lost."""


def has_queue() -> bool:
    """Whether tasks wait for a worker; with Django's own first setting, whoever asks for one does it at once."""
    return task_backends[look_at_all_links.backend].supports_defer


def asks_others() -> bool:
    """Whether addresses elsewhere are checked."""
    return has_queue() and link_check_settings().ask_others


def look_again() -> None:
    """Has all links looked at, unless the last look that was asked for in this way has yet to end.

    The cache may be that of one process, so a worker could not take the mark away: it is compared with the last look.
    """
    asked_at = cache.get(_ASKED_AT)
    if asked_at and not LinkSurvey.objects.filter(finished_at__gte=asked_at).exists():
        return
    cache.set(_ASKED_AT, clock.now(), _WAITS_SECONDS)
    look_at_all_links.enqueue()


@task(priority=BEHIND_ALL_OTHERS)
def look_at_all_links() -> None:
    survey_links()
    if asks_others():
        check_addresses.enqueue()


@task(priority=BEHIND_ALL_OTHERS)
def check_addresses() -> None:
    """Works for a few seconds and leaves the rest to a next task, so that a single worker has time for others."""
    deadline = time.monotonic() + link_check_settings().budget_seconds
    go_on_at = check_what_is_due(lambda: time.monotonic() < deadline)
    if go_on_at is not None:
        check_addresses.using(run_after=max(go_on_at, timezone.now())).enqueue()
