"""Those who publish learn that nobody does what the site leaves for later."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from content_app.editorial.roles import PUBLISHERS, WRITERS
from content_app.scheduling import heartbeat
from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

LATE = timedelta(minutes=11)


@pytest.fixture(autouse=True)
def the_schedule_is_kept():
    heartbeat.beat()


def leave(asked_ago: timedelta, begins_at: datetime | None = None) -> datetime:
    """Leaves a task for a worker, as long ago as that; returns when."""
    task = DBTaskResult.objects.create(
        task_path="content_app.link_health.tasks.look_at_all_links",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        run_after=begins_at or get_date_max(),
    )
    asked_at = timezone.now() - asked_ago
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=asked_at)
    return asked_at


def notice(client, role=PUBLISHERS):
    client.force_login(builders.make_user(role))
    return read(client, reverse("wagtailadmin_home")).find(id="schedule-notice-section")


def test_what_has_just_been_asked_for_is_no_news(client):
    leave(timedelta(minutes=9))

    assert notice(client) is None


def test_what_has_waited_for_long_is_said_with_its_moment(client):
    asked_at = leave(LATE)
    leave(timedelta(minutes=1))

    told = notice(client)

    assert "no worker" in words_of(told)
    assert datetime.fromisoformat(told.time["datetime"]) == asked_at


@pytest.mark.parametrize(
    ("due_ago", "is_said"), [(-LATE, False), (timedelta(0), False), (LATE, True)]
)
def test_what_was_to_begin_later_waits_from_then_on(client, due_ago, is_said):
    leave(timedelta(days=1), timezone.now() - due_ago)

    assert bool(notice(client)) is is_said


def test_who_publishes_nothing_is_not_alarmed(client):
    leave(LATE)

    assert notice(client, WRITERS) is None
