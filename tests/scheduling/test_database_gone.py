"""A runner that loses its database in the middle of its work goes on where it was once that is back."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from content_app.people.models import Person
from content_app.scheduling.models import Heartbeat, LedgerEntry
from tests import builders
from tests.cut_line import line_to
from tests.processes import database_url, ended_with_this, start, wait_until

ITEMS, DONE_BEFORE_IT_IS_GONE = 30, 3
ATTEMPTS_TO_CONNECT = 3

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="The test of a database that is gone was skipped: SQLite's is a file, with no line to cut.",
    ),
]


def schedule_people() -> None:
    """One after the other, and all of them due by now."""
    first_due_at = timezone.now() - timedelta(hours=1)
    with builders.without_history():
        people = [builders.make_person(f"Person {n}", publish=False) for n in range(ITEMS)]
    for number, person in enumerate(people):
        revision = person.save_revision()
        due_at = first_due_at + timedelta(seconds=number)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due_at)


def number_done() -> int:
    return Person.objects.filter(live=True).count()


def test_everything_due_happens_once_and_in_order_when_the_database_is_back():
    schedule_people()
    place = connection.settings_dict

    with line_to(place["HOST"], int(place["PORT"])) as line:
        variables = {"DATABASE_URL": database_url(HOST="127.0.0.1", PORT=line.port)}
        with ended_with_this(start("-m", "tests.scheduling.hasty_runner", **variables)):
            wait_until(lambda: number_done() >= DONE_BEFORE_IT_IS_GONE)
            line.cut()
            wait_until(lambda: line.turned_away >= ATTEMPTS_TO_CONNECT)
            done_before = number_done()
            line.mend()
            mended_at = timezone.now()
            wait_until(lambda: number_done() == ITEMS)
            wait_until(lambda: Heartbeat.objects.filter(beat_at__gt=mended_at).exists())

    assert done_before < ITEMS
    published = ModelLogEntry.objects.filter(action="wagtail.publish.scheduled")
    times = Counter(published.values_list("object_id", flat=True))
    assert len(times) == ITEMS
    assert set(times.values()) == {1}
    entries = LedgerEntry.objects.order_by("due_at")
    assert Counter(entry.status for entry in entries) == {"done": ITEMS}
    settled = [entry.settled_at for entry in entries]
    assert settled == sorted(settled)
