"""Publishes and expires on time: looks, at short intervals, for what is due.

It asks Django for the time and not the site's own clock, because Wagtail compares with Django's when it publishes.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any

from django.apps import apps
from django.db import close_old_connections, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger("content_app.scheduling")

INTERVAL_SECONDS = 15


@dataclass(frozen=True)
class Step:
    """One thing that is due, which succeeds or fails by itself."""

    name: str
    carry_out: Callable[[], object]


def run_until(stopped: Event, interval: float = INTERVAL_SECONDS) -> None:
    """Carry out what is due, again and again, until `stopped` is set."""
    while not stopped.is_set():
        close_old_connections()
        run_once()
        stopped.wait(interval)


def run_once() -> None:
    """Carry out what is due now.

    Each step stands by itself: with Wagtail's own command, which does the same, one page that fails
    would keep everything behind it waiting for ever. What failed is logged, and tried again in the
    next pass.
    """
    try:
        for find_steps in (_expiries, _publications):
            for step in list(find_steps()):
                _attempt(step)
    except Exception:
        logger.exception("Could not find out what is due; the next pass tries again.")


def _expiries() -> Iterator[Step]:
    for model in _scheduled_models():
        expired = model._default_manager.filter(live=True, expire_at__lt=timezone.now())
        for instance in expired.order_by("expire_at"):
            unpublish = partial(
                instance.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled"
            )
            yield Step(f"expiry of {instance!r}", unpublish)


def _publications() -> Iterator[Step]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    for revision in due.order_by("approved_go_live_at"):
        publish = partial(revision.publish, log_action="wagtail.publish.scheduled")
        yield Step(f"publication of {revision!r}", publish)


def _scheduled_models() -> Iterator[type[Any]]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _attempt(step: Step) -> None:
    try:
        with transaction.atomic():
            step.carry_out()
    except Exception:
        logger.exception("Not carried out on time: %s", step.name)
