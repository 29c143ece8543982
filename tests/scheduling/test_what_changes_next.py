"""Whatever is scheduled anywhere limits how long every response holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Revision

from content_app.base import clock
from content_app.scheduling import expiry_index, ledger, publishing, runner
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.caching import held_until, shared_seconds

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
A_MOMENT = timedelta(minutes=1)
MAKERS = [builders.make_post, builders.make_person, builders.make_callout]
ADDRESSES = ["/", "/no-such-page/", "/robots.txt", "/sitemap.xml", "/feeds/posts.rss"]


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """The present moment for the site, for the runner and for Wagtail, which a test can set forward."""

    def stand_at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        monkeypatch.setattr(clock, "now", lambda: moment)

    stand_at(NOW)
    return stand_at


def schedule(instance, **when):
    for name, moment in when.items():
        setattr(instance, name, moment)
    instance.save_revision().publish()
    return instance


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("what", ["go_live_at", "expire_at"])
def test_it_limits_every_response(client, settings, make, what):
    schedule(make(publish=what == "expire_at"), **{what: NOW + A_MOMENT})

    for address in ADDRESSES:
        assert held_until(client, address, settings) == NOW + A_MOMENT, address


def test_a_404_holds_until_its_page_goes_live(client):
    post = schedule(builders.make_post(publish=False), go_live_at=NOW + A_MOMENT)

    response = client.get(f"/blog/{post.slug}/")

    assert (response.status_code, shared_seconds(response)) == (404, 60)


def test_the_first_of_all_counts():
    schedule(builders.make_post(publish=False), go_live_at=NOW + 3 * A_MOMENT)
    schedule(builders.make_person(), expire_at=NOW + 2 * A_MOMENT)

    assert publishing.next_change(NOW) == NOW + 2 * A_MOMENT


def test_without_a_plan_there_is_no_limit():
    builders.make_post()

    assert publishing.next_change(NOW) is None


def test_a_draft_that_has_a_date_but_was_not_published_plans_nothing():
    for name in ("go_live_at", "expire_at"):
        post = builders.make_post(publish=False, slug=name, **{name: NOW + A_MOMENT})
        post.save_revision()

    assert publishing.next_change(NOW) is None


def test_what_is_due_and_not_done_yet_may_happen_at_any_time(client, now):
    schedule(builders.make_post(publish=False), go_live_at=NOW + A_MOMENT)
    now(NOW + A_MOMENT)

    assert shared_seconds(client.get("/")) == 0

    runner.run_once()
    assert shared_seconds(client.get("/")) == 300


def test_what_failed_changes_at_the_next_attempt(now):
    post = schedule(builders.make_post(publish=False), go_live_at=NOW + A_MOMENT)
    schedule(builders.make_person(), expire_at=NOW + 9 * A_MOMENT)
    Revision.objects.filter(pk=post.latest_revision_id).update(content=[])
    now(NOW + A_MOMENT)
    runner.run_once()

    retry_at = LedgerEntry.objects.get().retry_at

    assert publishing.next_change(NOW + A_MOMENT) == retry_at == NOW + A_MOMENT + ledger.FIRST_RETRY
    # Its time has come again, and nobody has tried yet.
    assert publishing.next_change(retry_at + A_MOMENT) == retry_at + A_MOMENT


def test_what_was_given_up_keeps_nobody_waiting(now, monkeypatch):
    monkeypatch.setattr(ledger, "ATTEMPTS", 1)
    post = schedule(builders.make_post(publish=False), go_live_at=NOW + A_MOMENT)
    schedule(builders.make_person(), expire_at=NOW + 9 * A_MOMENT)
    Revision.objects.filter(pk=post.latest_revision_id).update(content=[])
    now(NOW + A_MOMENT)
    runner.run_once()

    assert publishing.next_change(NOW + A_MOMENT) == NOW + 9 * A_MOMENT


def test_it_costs_one_query(django_assert_num_queries):
    schedule(builders.make_post(publish=False), go_live_at=NOW + A_MOMENT)

    with django_assert_num_queries(1):
        publishing.next_change(NOW)


def test_no_page_or_record_is_read_to_learn_which_one_expires_next():
    """Each response asks. PostgreSQL reads a table as small as this one without any index."""
    if connection.vendor != "sqlite":
        pytest.skip("This is about SQLite.")

    plan = publishing._planned().explain()
    assert expiry_index.INDEX in plan
    for record in ("person", "therapy", "study"):
        assert f"content_app_{record}_expiries" in plan
