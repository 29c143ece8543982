"""What is scheduled happens on time, and one failure keeps nothing else from happening."""

from datetime import timedelta
from io import StringIO
from threading import Event

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from content_app.scheduling import heartbeat, ledger, runner, sources
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

A_MOMENT = timedelta(minutes=1)
MAKERS = [builders.make_post, builders.make_person, builders.make_callout]


@pytest.fixture
def time(monkeypatch):
    """Wagtail's own idea of now, which a test sets forward."""

    def set_forward(by: timedelta):
        later = timezone.now() + by
        monkeypatch.setattr(timezone, "now", lambda: later)

    return set_forward


OFFLINE = "Take offline “Balance exercises at home”"


def statuses() -> dict[str, str]:
    """What the ledger says of each thing."""
    return dict(LedgerEntry.objects.values_list("label", "status"))


def schedule(instance, **when):
    """Publishes a version with a time to go live, to expire, or both."""
    for name, moment in when.items():
        setattr(instance, name, moment)
    instance.save_revision().publish()
    return is_live(instance)


def is_live(instance) -> bool:
    return type(instance).objects.get(pk=instance.pk).live


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_it_goes_live_when_its_time_has_come(time, make):
    draft = make(publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)

    runner.run_once()
    assert not is_live(draft)

    time(2 * A_MOMENT)
    runner.run_once()
    assert is_live(draft)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_it_expires_when_its_time_has_come(time, make):
    instance = make()
    schedule(instance, expire_at=timezone.now() + A_MOMENT)

    runner.run_once()
    assert is_live(instance)

    time(2 * A_MOMENT)
    runner.run_once()
    assert not is_live(instance)


def test_a_scheduled_version_replaces_the_one_that_readers_see(client, time):
    post = builders.make_post("Balance")
    post.title = "Balance, revised"
    schedule(post, go_live_at=timezone.now() + A_MOMENT)
    assert words_of(read(client, post).h1) == "Balance"

    time(2 * A_MOMENT)
    runner.run_once()

    assert words_of(read(client, post).h1) == "Balance, revised"


def test_a_second_pass_changes_nothing(time):
    draft = builders.make_post(publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    runner.run_once()
    published_at = type(draft).objects.get().last_published_at

    runner.run_once()

    assert type(draft).objects.get().last_published_at == published_at


def test_what_is_due_happens_in_the_order_in_which_it_should_have_happened(time, monkeypatch):
    """After an outage a page that was to appear and to go again does both."""
    draft = builders.make_post(publish=False)
    schedule(
        draft,
        go_live_at=timezone.now() + A_MOMENT,
        expire_at=timezone.now() + 2 * A_MOMENT,
    )
    time(3 * A_MOMENT)

    runner.run_once()
    runner.run_once()

    assert not is_live(draft)
    assert statuses() == {"Publish “Balance exercises at home”": "done", OFFLINE: "done"}


def failing_on(method, culprit_pk):
    def fails_on_one(self, *args, **kwargs):
        pk = self.object_id if isinstance(self, Revision) else self.pk
        if str(pk) == str(culprit_pk):
            raise RuntimeError("broken")
        return method(self, *args, **kwargs)

    return fails_on_one


def test_one_that_fails_keeps_no_other_from_going_live(time, monkeypatch, caplog):
    culprit, other = (builders.make_post(title, publish=False) for title in ("Culprit", "Other"))
    schedule(culprit, go_live_at=timezone.now() + A_MOMENT)
    schedule(other, go_live_at=timezone.now() + 2 * A_MOMENT)
    time(3 * A_MOMENT)
    monkeypatch.setattr(Revision, "publish", failing_on(Revision.publish, culprit.pk))

    runner.run_once()

    assert (is_live(culprit), is_live(other)) == (False, True)
    assert statuses() == {"Publish “Culprit”": "failed", "Publish “Other”": "done"}
    assert "RuntimeError: broken" in caplog.text


def test_one_that_cannot_expire_keeps_no_other_from_it(time, monkeypatch):
    culprit, other = builders.make_person("Culprit"), builders.make_person("Other")
    for person in (culprit, other):
        schedule(person, expire_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    person_model = type(culprit)
    monkeypatch.setattr(person_model, "unpublish", failing_on(person_model.unpublish, culprit.pk))

    runner.run_once()

    assert (is_live(culprit), is_live(other)) == (True, False)


def test_a_source_that_fails_keeps_no_other_from_being_asked(time, monkeypatch, caplog):
    def away(moment):
        raise ConnectionError("nobody there")

    draft = builders.make_post(publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    monkeypatch.setattr(sources, "_sources", [away, *sources._sources])

    runner.run_once()

    assert is_live(draft)
    assert "nobody there" in caplog.text


def test_what_was_taken_off_the_schedule_at_the_last_moment_is_left_out(time):
    draft = builders.make_post("Wait", publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    (item,) = sources.due_at(timezone.now())
    entry = ledger.entries_for([item])[item.key]
    Revision.objects.update(approved_go_live_at=None)

    runner._attempt(item, entry)

    assert not is_live(draft)
    assert statuses() == {"Publish “Wait”": "skipped"}


def test_what_another_runner_has_done_is_not_done_again(time):
    draft = builders.make_post(publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    (item,) = sources.due_at(timezone.now())
    entry = ledger.entries_for([item])[item.key]
    runner.run_once()

    runner._attempt(item, entry)

    published = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
    assert published.count() == 1


def test_what_is_published_again_may_expire_again(time):
    person = builders.make_person()
    schedule(person, expire_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    runner.run_once()
    again = type(person).objects.get()
    again.save_revision().publish()
    assert is_live(person)

    runner.run_once()

    assert not is_live(person)


def test_with_nothing_due_a_look_costs_five_queries(django_assert_num_queries):
    """One each for publications, expiries, announcements, answers of readers and figures."""
    builders.make_post()

    with django_assert_num_queries(5):
        runner.run_once()


@pytest.fixture
def kept_connection(monkeypatch):
    """The transaction of a test lives in its connection, which the runner would renew."""
    monkeypatch.setattr(runner, "close_old_connections", lambda: None)
    monkeypatch.setattr(connection, "close", lambda: None)


@pytest.mark.usefixtures("kept_connection")
def test_the_runner_outlives_a_database_that_is_away(monkeypatch, caplog):
    stopped, looks = Event(), []

    def away(goes_on):
        looks.append(1)
        if len(looks) == 3:
            stopped.set()
        raise OperationalError("no database")

    monkeypatch.setattr(runner, "run_once", away)

    runner.run_until(stopped, interval=0)

    assert len(looks) == 3
    assert "no database" in caplog.text


@pytest.mark.usefixtures("kept_connection")
def test_it_says_that_it_is_alive_and_stops_when_it_is_told(monkeypatch):
    stopped, looks = Event(), []

    def look(goes_on):
        looks.append(goes_on())
        if len(looks) == 3:
            stopped.set()
            looks.append(goes_on())

    monkeypatch.setattr(runner, "run_once", look)

    runner.run_until(stopped, interval=0)

    assert looks == [True, True, True, False]
    assert heartbeat.is_alive()


def test_wagtails_own_command_goes_the_same_way(time):
    draft = builders.make_post("Balance", publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)

    dry_run = StringIO()
    call_command("publish_scheduled", dryrun=True, stdout=dry_run)
    assert not is_live(draft)
    assert "Publish “Balance”" in dry_run.getvalue()

    call_command("publish_scheduled")
    assert is_live(draft)
    assert statuses() == {"Publish “Balance”": "done"}


def test_one_look_is_enough_for_a_crontab(time):
    draft = builders.make_post(publish=False)
    schedule(draft, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)

    call_command("run_scheduler", once=True)

    assert is_live(draft)
    assert heartbeat.is_alive()
