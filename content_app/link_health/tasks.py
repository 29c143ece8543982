"""The background work: it waits behind everything that people wait for."""

import time

from django.utils import timezone
from django_tasks import task, task_backends

from .rounds import check_what_is_due
from .settings import link_check_settings
from .survey import survey_links

BEHIND_ALL_OTHERS = -50


def has_queue() -> bool:
    """Whether tasks wait for a worker; with Django's own first setting, whoever asks for one does it at once."""
    return task_backends[look_at_all_links.backend].supports_defer


def asks_others() -> bool:
    """Whether addresses elsewhere are checked."""
    return has_queue() and link_check_settings().ask_others


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
