"""Whether somebody does what the site leaves for later: the search's index, links, related pages, what caches drop."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db.models import Case, When
from django.utils import timezone

LATE_AFTER = timedelta(minutes=10)
"""A worker that is there begins within seconds, unless it looks at all links of a large site."""


def waiting_since() -> datetime | None:
    """When the first task should have begun that nobody has begun, if that is long ago.

    None as well with another queue than that of `django_tasks_db`, the only one that can be asked.
    """
    if not apps.is_installed("django_tasks_db"):
        return None
    now = timezone.now()
    # What is to be done at once has a far future in `run_after`.
    begins_at = Case(When(run_after__lte=now, then="run_after"), default="enqueued_at")
    waiting = apps.get_model("django_tasks_database", "DBTaskResult").objects.ready()
    late = waiting.annotate(begins_at=begins_at).filter(begins_at__lt=now - LATE_AFTER)
    return late.order_by("begins_at").values_list("begins_at", flat=True).first()
