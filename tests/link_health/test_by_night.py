"""Links are looked at once a night, in the background, and nothing that is to be published waits for it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from content_app.link_health import schedule, tasks
from content_app.link_health.models import LinkSurvey
from content_app.scheduling import runner
from content_app.scheduling.models import LedgerEntry
from tests import builders

pytestmark = pytest.mark.django_db

QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon(monkeypatch):
    moments = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: moments[-1])
    return moments.append


def test_the_runner_puts_one_look_a_night_into_the_queue(settings, noon):
    settings.TASKS = QUEUE
    runner.run_once()
    runner.run_once()
    noon(NOON + timedelta(hours=14))
    runner.run_once()

    waiting = DBTaskResult.objects.filter(task_path__endswith="look_at_all_links")
    assert waiting.count() == 1, "The next one comes at half past two."
    assert not LinkSurvey.objects.exists(), "The runner itself looks at nothing."

    noon(NOON + timedelta(hours=15))
    runner.run_once()

    assert waiting.count() == 2
    assert set(LedgerEntry.objects.values_list("status", flat=True)) == {"done"}


def test_a_night_that_is_done_costs_the_runner_one_query(settings, noon, django_assert_num_queries):
    settings.TASKS = QUEUE
    runner.run_once()

    with django_assert_num_queries(1):
        assert list(schedule.nightly_look(timezone.now())) == []


def test_without_a_queue_nobody_is_kept_waiting(noon, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(schedule.nightly_look(timezone.now())) == []


def test_what_one_task_does_not_finish_is_left_to_the_next(settings, elsewhere):
    settings.TASKS = QUEUE
    settings.CONTENT_APP_LINK_CHECK |= {"budget_seconds": 0}
    url = elsewhere.page("/well", 200)
    builders.make_post(body=[builders.paragraph(f'<p><a href="{url}">link</a></p>')])
    next_one = DBTaskResult.objects.filter(task_path__endswith="check_addresses")

    tasks.look_at_all_links.call()
    assert next_one.count() == 1
    tasks.check_addresses.call()
    assert (next_one.count(), elsewhere.asked) == (2, [])
    assert set(next_one.values_list("priority", flat=True)) == {tasks.BEHIND_ALL_OTHERS}

    settings.CONTENT_APP_LINK_CHECK |= {"budget_seconds": 10}
    tasks.check_addresses.call()

    assert next_one.count() == 2, "All is checked, and nothing more is left to do."
    assert "/well" in elsewhere.methods_by_path()
