"""What is scheduled happens on time, and one failure keeps nothing else from happening."""

from datetime import timedelta
from threading import Event

import pytest
from django.utils import timezone
from wagtail.models import Revision

from content_app.scheduling import runner
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
    assert "Culprit" in caplog.text
    assert "RuntimeError: broken" in caplog.text


def test_what_failed_is_tried_again(time, monkeypatch):
    culprit = builders.make_post(publish=False)
    schedule(culprit, go_live_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    with monkeypatch.context() as patch:
        patch.setattr(Revision, "publish", failing_on(Revision.publish, culprit.pk))
        runner.run_once()

    runner.run_once()

    assert is_live(culprit)


def test_one_that_cannot_expire_keeps_no_other_from_it(time, monkeypatch):
    culprit, other = builders.make_person("Culprit"), builders.make_person("Other")
    for person in (culprit, other):
        schedule(person, expire_at=timezone.now() + A_MOMENT)
    time(2 * A_MOMENT)
    person_model = type(culprit)
    monkeypatch.setattr(person_model, "unpublish", failing_on(person_model.unpublish, culprit.pk))

    runner.run_once()

    assert (is_live(culprit), is_live(other)) == (True, False)


def test_the_runner_outlives_a_database_that_is_away(monkeypatch, caplog):
    def away():
        raise ConnectionError("no database")

    monkeypatch.setattr(runner, "_publications", away)

    runner.run_once()

    assert "no database" in caplog.text


def test_it_runs_until_it_is_stopped(monkeypatch):
    stopped, passes = Event(), []

    def count_and_stop_after_three():
        passes.append(1)
        if len(passes) == 3:
            stopped.set()

    monkeypatch.setattr(runner, "run_once", count_and_stop_after_three)

    runner.run_until(stopped, interval=0)

    assert len(passes) == 3
