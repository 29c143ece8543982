"""A runner whose clock is set does what is due by it, and nothing twice."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import ModelLogEntry

from content_app.people.models import Person
from content_app.scheduling.models import Heartbeat, LedgerEntry
from tests import builders
from tests.foundation_site.simulated_clock import LIBRARY, SimulatedClock
from tests.processes import ended_with_this, start, wait_until

NOON = datetime(2035, 3, 10, 12, 0, tzinfo=UTC)
AN_HOUR, HALF_AN_HOUR = timedelta(hours=1), timedelta(minutes=30)
HOW_TO_GET_IT = (
    "The test of a clock that is set was skipped: it needs libfaketime "
    "(on Debian: apt install --no-install-recommends libfaketime)."
)

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(LIBRARY is None, reason=HOW_TO_GET_IT),
]


def scheduled(name: str, moment: datetime) -> Person:
    person = builders.make_person(name, publish=False)
    revision = person.save_revision()
    revision.approved_go_live_at = moment
    revision.save()
    return person


def is_live(person: Person) -> bool:
    return Person.objects.get(pk=person.pk).live


def heard_of_before(moment: datetime) -> bool:
    return Heartbeat.objects.filter(beat_at__lt=moment).exists()


def test_an_hour_forward_and_back_repeats_nothing(tmp_path):
    soon, later = scheduled("Soon", NOON + HALF_AN_HOUR), scheduled("Later", NOON + 2 * AN_HOUR)
    clock = SimulatedClock(tmp_path / "time", NOON)
    arguments = ("-m", "tests.foundation_site.at_simulated_time", "django", "run_scheduler")

    with ended_with_this(start(*arguments, **clock.variables)):
        wait_until(lambda: heard_of_before(NOON + HALF_AN_HOUR))
        assert not is_live(soon)

        clock.set(NOON + AN_HOUR)
        wait_until(lambda: is_live(soon))
        wait_until(lambda: not heard_of_before(NOON + AN_HOUR))

        clock.set(NOON)
        wait_until(lambda: heard_of_before(NOON + HALF_AN_HOUR))
        assert not is_live(later)

        clock.set(NOON + 2 * AN_HOUR)
        wait_until(lambda: is_live(later))

    published = ModelLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert Counter(published.values_list("object_id", flat=True)) == {
        str(soon.pk): 1,
        str(later.pk): 1,
    }
    assert set(LedgerEntry.objects.values_list("status", flat=True)) == {"done"}
