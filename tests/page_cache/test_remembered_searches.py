"""What words find that very many texts have is remembered for a minute; what the words are is not."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search import index

from content_app.base.memory import remembered
from content_app.base.short_memory import ShortMemory
from content_app.search import database_index
from tests.builders import make_post, make_site, paragraph, translate, unpublish
from tests.page_cache.kept_pages import with_a_session
from tests.search.test_finding import found


@pytest.fixture(autouse=True)
def site(client, db, monkeypatch):
    """On which more than two texts are very many."""
    monkeypatch.setattr(database_index, "VERY_MANY", 2)
    make_site()
    for number in range(3):
        make_post(f"Balance {number}", body=[paragraph("<p>Balance and rest.</p>")])
    make_post("Sleep", body=[paragraph("<p>Rest is sleep.</p>")])
    make_post("Sleep patterns", body=[])
    # The first reader of all has the site's settings made.
    client.get("/search/")


def rankings(client, query: str) -> int:
    """How often texts are ranked for a search."""
    with CaptureQueriesContext(connection) as queries:
        assert found(client, query)
    return sum("WITH hit AS" in query["sql"] for query in queries)


def memory() -> ShortMemory:
    return remembered("searches of late", lambda: ShortMemory(60, 50))


def test_what_very_many_have_is_ranked_once_for_everybody(client):
    first = found(client, "balance")

    assert rankings(with_a_session(), "balance") == 0
    assert found(client, "balance") == first
    assert set(first) == {"Balance 0", "Balance 1", "Balance 2"}


def test_what_few_have_is_ranked_each_time_and_not_remembered(client):
    found(client, "sleep")

    assert rankings(client, "sleep") == 1
    assert not memory()._known


def test_a_word_that_few_have_is_not_remembered_with_one_that_very_many_have(client):
    """Loosely, since no text has both."""
    assert len(found(client, "balance patterns")) == 4

    assert not memory()._known


def test_neither_the_words_nor_a_lasting_key_are_remembered(client, monkeypatch):
    found(client, "balance")
    before = memory()
    (digest,) = before._known
    assert "balance" not in repr(vars(before)).casefold()

    later = time.monotonic() + database_index.SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: later)
    found(client, "balance")

    assert set(memory()._known) != {digest}


def test_other_words_find_something_else(client):
    found(client, "balance")

    assert "Sleep" in found(client, "rest")


def test_the_same_word_finds_something_else_in_another_language(client):
    post = make_post("Balance", body=[])
    translate(post, "es", title="Balance en casa", slug="balance-en-casa")

    assert "Balance en casa" not in found(client, "balance")
    assert found(client, "balance", "/es/search/") == ["Balance en casa"]


def test_what_is_published_or_taken_offline_is_seen_at_once(
    client, django_capture_on_commit_callbacks
):
    taken = make_post("Balance 9", body=[])
    found(client, "balance")

    with django_capture_on_commit_callbacks(execute=True):
        unpublish(taken)
        make_post("Balance 4", body=[])

    assert set(found(client, "balance")) == {f"Balance {number}" for number in (0, 1, 2, 4)}


def test_what_a_worker_indexes_later_is_found_within_a_minute(client, monkeypatch):
    late = make_post("Late", body=[])
    assert len(found(client, "balance")) == 3
    # Behind the back of everybody who hears of changes.
    type(late).objects.filter(pk=late.pk).update(title="Late balance")
    index.insert_or_update_object(type(late).objects.get(pk=late.pk))
    assert len(found(client, "balance")) == 3

    later = time.monotonic() + database_index.SECONDS
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert len(found(client, "balance")) == 4
