"""Several runners, one of them killed in the middle of its work, do everything once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from content_app.people.models import Person
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.processes import start

ITEMS = 200


def schedule_people() -> list[Person]:
    """All are due at once."""
    with builders.without_history():
        people = [builders.make_person(f"Person {n}", publish=False) for n in range(ITEMS)]
    for person in people:
        person.save_revision()
    due_at = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk__in=[person.latest_revision_id for person in people]).update(
        approved_go_live_at=due_at
    )
    return people


@pytest.mark.django_db(transaction=True)
def test_each_of_two_hundred_happens_once_except_the_one_that_cannot():
    people = schedule_people()
    poisoned = people[ITEMS // 2]
    Revision.objects.filter(pk=poisoned.latest_revision_id).update(content=[])

    killed = start("-m", "tests.scheduling.dying_runner", "20")
    killed.communicate()
    done_before_it_died = Person.objects.filter(live=True).count()
    runners = [start("manage.py", "run_scheduler", "--once") for _ in range(3)]
    outputs = [runner.communicate()[0] for runner in runners]

    assert killed.returncode == -9
    assert done_before_it_died == 19
    assert [runner.returncode for runner in runners] == [0, 0, 0], outputs
    assert set(Person.objects.filter(live=False)) == {poisoned}
    published = ModelLogEntry.objects.filter(action="wagtail.publish.scheduled")
    times = Counter(published.values_list("object_id", flat=True))
    assert len(times) == ITEMS - 1
    assert set(times.values()) == {1}
    assert Counter(LedgerEntry.objects.values_list("status", flat=True)) == {
        "done": ITEMS - 1,
        "failed": 1,
    }
