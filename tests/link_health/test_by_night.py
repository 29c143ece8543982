"""Links are looked at once a night, in the background, and nothing that is to be published waits for it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks import default_task_backend

from content_app.link_health import schedule, tasks
from content_app.link_health.models import LinkSurvey
from content_app.scheduling import runner
from content_app.scheduling.models import LedgerEntry
from tests import builders

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture
def waiting(settings):
    """A queue that nobody works at; gives the names of the tasks in it."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    def names() -> list[str]:
        own = (result.task for result in default_task_backend.results)
        return [task.name for task in own if task.module_path.startswith(tasks.__name__)]

    return names


@pytest.fixture
def noon(monkeypatch):
    moments = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: moments[-1])
    return moments.append


def test_the_runner_puts_one_look_a_night_into_the_queue(waiting, noon):
    runner.run_once()
    runner.run_once()
    noon(NOON + timedelta(hours=14))
    runner.run_once()

    assert waiting() == ["look_at_all_links"], "The next one comes at half past two."
    assert not LinkSurvey.objects.exists(), "The runner itself looks at nothing."

    noon(NOON + timedelta(hours=15))
    runner.run_once()

    assert waiting() == ["look_at_all_links"] * 2
    assert set(LedgerEntry.objects.values_list("status", flat=True)) == {"done"}


def test_a_night_that_is_done_costs_the_runner_one_query(waiting, noon, django_assert_num_queries):
    runner.run_once()

    with django_assert_num_queries(1):
        assert list(schedule.nightly_look(timezone.now())) == []


def test_pressing_twice_has_links_looked_at_once(waiting):
    tasks.look_again()
    tasks.look_again()
    assert waiting() == ["look_at_all_links"]

    tasks.look_at_all_links.call()
    tasks.look_again()
    assert waiting().count("look_at_all_links") == 2


def test_without_a_queue_nobody_is_kept_waiting(noon, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert list(schedule.nightly_look(timezone.now())) == []


def test_what_one_task_does_not_finish_is_left_to_the_next(waiting, settings, elsewhere):
    settings.CONTENT_APP_LINK_CHECK |= {"budget_seconds": 0}
    url = elsewhere.page("/well", 200)
    builders.make_post(body=[builders.paragraph(f'<p><a href="{url}">link</a></p>')])

    tasks.look_at_all_links.call()
    assert waiting() == ["check_addresses"]
    tasks.check_addresses.call()
    assert waiting() == ["check_addresses"] * 2
    assert elsewhere.asked == []

    settings.CONTENT_APP_LINK_CHECK |= {"budget_seconds": 10}
    tasks.check_addresses.call()

    assert len(waiting()) == 2, "All is checked, and nothing more is left to do."
    assert "/well" in elsewhere.methods_by_path()


def test_a_copy_of_the_site_can_be_told_to_ask_nobody(waiting, settings):
    settings.CONTENT_APP_LINK_CHECK = {"ask_others": False}

    tasks.look_at_all_links.call()

    assert waiting() == []
