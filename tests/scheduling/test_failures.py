"""What fails is tried again, with patience, and whoever scheduled it hears of it."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from content_app.editorial.roles import PUBLISHERS, WRITERS
from content_app.scheduling import heartbeat, ledger, runner, sources
from content_app.scheduling.models import Heartbeat, LedgerEntry
from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

A_MOMENT = timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch):
    """The time of Django, and a way of setting it forward."""
    moments = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: moments[-1])
    return lambda by: moments.append(moments[-1] + by)


@pytest.fixture
def editor():
    return builders.make_user(PUBLISHERS, "eva")


@pytest.fixture
def due(clock, editor):
    """A post that is to go live now."""
    post = builders.make_post("Balance", publish=False)
    post.go_live_at = timezone.now() + A_MOMENT
    post.save_revision(user=editor).publish(user=editor)
    clock(A_MOMENT)
    return post


@pytest.fixture
def broken(monkeypatch):
    """Publishing fails with what this is given, until it is given None."""
    publish, failure = Revision.publish, []

    def fail_or_publish(self, *args, **kwargs):
        if failure[-1]:
            raise failure[-1]
        return publish(self, *args, **kwargs)

    monkeypatch.setattr(Revision, "publish", fail_or_publish)
    return failure.append


def entry() -> LedgerEntry:
    return LedgerEntry.objects.get()


def test_it_waits_longer_after_each_failure(clock, due, broken):
    broken(RuntimeError("broken"))
    waits = []
    for _attempt in range(4):
        runner.run_once()
        waits.append(entry().retry_at - timezone.now())
        clock(waits[-1])

    assert waits == [timedelta(seconds=seconds) for seconds in (5, 10, 20, 40)]


def test_before_its_next_attempt_it_is_left_alone(clock, due, broken):
    broken(RuntimeError("broken"))
    runner.run_once()

    clock(timedelta(seconds=4))
    runner.run_once()

    assert entry().failures == 1


def test_when_the_reason_has_passed_it_happens(clock, due, broken):
    broken(OperationalError("the database is away"))
    runner.run_once()
    broken(None)
    clock(timedelta(seconds=5))

    runner.run_once()

    assert type(due).objects.get(pk=due.pk).live
    assert (entry().status, entry().reason, entry().retry_at) == ("done", "", None)
    assert mail.outbox == []


def test_who_scheduled_it_is_told_once(clock, due, broken):
    broken(RuntimeError("no such image"))
    for _attempt in range(3):
        runner.run_once()
        clock(timedelta(hours=1))

    (message,) = mail.outbox
    assert message.to == ["eva@example.org"]
    assert "Publish “Balance”" in message.subject
    assert "no such image" in message.body
    assert reverse("scheduled_actions_report") in message.body


def test_in_the_end_it_is_given_up_and_told_again(clock, due, broken):
    broken(RuntimeError("broken"))
    for _attempt in range(ledger.ATTEMPTS + 1):
        runner.run_once()
        clock(timedelta(hours=1))

    assert (entry().status, entry().failures) == ("given_up", ledger.ATTEMPTS)
    assert len(mail.outbox) == 2
    assert "It will not be tried again." in mail.outbox[-1].body


def test_a_new_date_is_a_new_attempt(clock, due, broken, editor):
    broken(RuntimeError("broken"))
    for _attempt in range(ledger.ATTEMPTS):
        runner.run_once()
        clock(timedelta(hours=1))
    broken(None)
    post = due.get_latest_revision_as_object()
    post.go_live_at = timezone.now() + A_MOMENT
    post.save_revision(user=editor).publish(user=editor)
    clock(A_MOMENT)

    runner.run_once()

    assert type(due).objects.get(pk=due.pk).live


def test_a_mail_server_that_is_away_changes_nothing(clock, due, broken, settings):
    settings.EMAIL_BACKEND = "no.such.backend"
    broken(RuntimeError("broken"))

    runner.run_once()

    assert entry().status == "failed"


# What those who schedule see


def notice(client) -> str:
    return words_of(read(client, reverse("wagtailadmin_home")).find(id="schedule-notice-section"))


def log_in(client, role) -> None:
    client.force_login(builders.make_user(role))


def test_while_the_schedule_is_kept_nothing_is_said(client):
    heartbeat.beat()
    log_in(client, PUBLISHERS)

    assert notice(client) == ""


def test_a_runner_that_never_ran_is_noticed(client):
    log_in(client, PUBLISHERS)

    assert "has never been started" in notice(client)


def test_a_silent_runner_is_noticed_after_two_minutes(client):
    heartbeat.beat()
    log_in(client, PUBLISHERS)

    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(seconds=119))
    assert notice(client) == ""

    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(seconds=121))
    assert "was last heard of" in notice(client)


def test_who_publishes_nothing_is_not_alarmed(client):
    log_in(client, WRITERS)

    assert notice(client) == ""
    assert client.get(reverse("scheduled_actions_report")).status_code == 302


def test_a_failure_is_on_the_dashboard_and_in_the_report(client, clock, due, broken):
    heartbeat.beat()
    broken(RuntimeError("no such image"))
    runner.run_once()
    log_in(client, PUBLISHERS)

    dashboard = read(client, reverse("wagtailadmin_home")).find(id="schedule-notice-section")
    assert "Publish “Balance”" in words_of(dashboard)
    assert datetime.fromisoformat(dashboard.time["datetime"]) == due.go_live_at
    report = read(client, reverse("scheduled_actions_report"))
    row = report.select_one(".listing tbody tr")
    assert "Failed, will be tried again" in words_of(row)
    assert "no such image" in words_of(row)
    assert row.a["href"] == reverse("wagtailadmin_pages:edit", args=[due.pk])


@pytest.mark.parametrize("query", ["?status=done", "?status=nonsense", "?export=csv", "?p=99"])
def test_the_report_takes_any_question(client, query):
    log_in(client, PUBLISHERS)

    assert client.get(reverse("scheduled_actions_report") + query).status_code == 200


# What a watcher sees


def test_a_watcher_hears_that_it_is_alive(client):
    heartbeat.beat()

    response = client.get(reverse("content_app:scheduler_health"))

    assert (response.status_code, response.json()["scheduler"]) == (200, "alive")
    assert "no-store" in response.headers["Cache-Control"]


def test_a_watcher_hears_that_it_is_silent(client):
    response = client.get(reverse("content_app:scheduler_health"))

    assert (response.status_code, response.json()["scheduler"]) == (503, "silent")


@pytest.fixture
def after_a_failure(monkeypatch):
    """What is carried out after something that fails, whose failure cannot be written down either."""
    carried_out: list[str] = []

    def fail() -> str:
        raise RuntimeError

    def succeed() -> str:
        carried_out.append("second")
        return ""

    def refuse(*args):
        raise OperationalError("database is locked")

    now = timezone.now()
    items = [
        sources.DueItem("first", now, lambda: "first", fail),
        sources.DueItem("second", now, lambda: "second", succeed),
    ]
    monkeypatch.setattr(sources, "due_at", lambda moment: items)
    monkeypatch.setattr(ledger, "note_failure", refuse)
    return carried_out


def test_a_failure_that_cannot_be_written_down_keeps_nothing_else_waiting(after_a_failure):
    runner.run_once()

    assert after_a_failure == ["second"]
    assert LedgerEntry.objects.get(key="first").status == LedgerEntry.Status.DUE


def test_nothing_overtakes_what_failed_because_the_database_is_gone(after_a_failure, monkeypatch):
    monkeypatch.setattr(connection, "is_usable", lambda: False)

    with pytest.raises(OperationalError):
        runner.run_once()

    assert after_a_failure == []
