"""What words find that very many texts have is remembered for a minute; what they are is not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search import index

from content_app.base import clock
from content_app.page_cache import kept
from content_app.search import database_index
from tests.builders import make_post, make_site, paragraph, unpublish
from tests.page_cache.kept_pages import with_a_session
from tests.search.test_finding import found

NOW = datetime(2027, 1, 4, 12, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(client, db, monkeypatch):
    """On which three texts are very many."""
    monkeypatch.setattr(database_index, "VERY_MANY", 2)
    make_site()
    for number in range(3):
        make_post(f"Balance {number}", body=[paragraph("<p>Balance and rest.</p>")])
    make_post("Sleep", body=[paragraph("<p>Rest is sleep.</p>")])
    # The first reader of all has the site's settings made.
    client.get("/search/")
    with clock.at(NOW):
        yield


def rankings(client, query: str) -> int:
    """How often texts are ranked for a search."""
    with CaptureQueriesContext(connection) as queries:
        assert found(client, query)
    return sum("WITH hit AS" in query["sql"] for query in queries)


def remembered() -> list[str]:
    return [
        name
        for name in kept._Lately.of_generation(kept.generation())._remembered
        if "found" in name
    ]


@pytest.mark.parametrize("query", ["balance", "balances"], ids=["as typed", "loosely"])
def test_texts_are_ranked_once(client, query):
    first = found(client, query)

    assert rankings(with_a_session(), query) == 0
    assert found(client, query) == first
    assert set(first) == {"Balance 0", "Balance 1", "Balance 2"}


def test_few_are_ranked_each_time_and_nothing_is_remembered_of_them(client):
    found(client, "sleep")

    assert rankings(client, "sleep") == 1
    assert remembered() == []


def test_the_words_are_not_remembered(client):
    found(client, "balance")

    (name,) = remembered()
    assert "balance" not in name.casefold()


def test_other_words_find_something_else(client):
    found(client, "balance")

    assert "Sleep" in found(client, "rest")


def test_what_is_published_or_taken_offline_is_seen_at_once(
    client, django_capture_on_commit_callbacks
):
    found(client, "balance")

    with django_capture_on_commit_callbacks(execute=True):
        unpublish(make_post("Balance 9", body=[]))
        make_post("Balance 4", body=[])

    assert set(found(client, "balance")) == {f"Balance {number}" for number in (0, 1, 2, 4)}


def test_what_a_worker_indexes_later_is_found_within_a_minute(client):
    late = make_post("Late", body=[])
    assert "Late" not in found(client, "balance")
    # Behind the back of everybody who hears of changes.
    type(late).objects.filter(pk=late.pk).update(title="Late balance")
    index.insert_or_update_object(type(late).objects.get(pk=late.pk))

    with clock.at(NOW + timedelta(minutes=1)):
        assert len(found(client, "balance")) == 4
