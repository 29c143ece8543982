"""What a search finds is shown out of entries that were made for others."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection
from django.shortcuts import render
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content_app.base import clock
from content_app.page_cache import kept
from content_app.page_cache.models import KeptAddress
from content_app.search import results, views
from tests import builders
from tests.page_cache.kept_pages import made_anew, with_a_session

pytestmark = pytest.mark.django_db

SEARCH = "/search/?query=balance"
OUT_OF_ENTRIES = 7
"""Queries: two that find, and those of any address outside of the tree."""


@pytest.fixture
def found():
    """Of each kind one."""
    builders.make_site()
    builders.make_person("Ada Balance")
    builders.make_qa_post("Balance", questions=[("Does balance matter?", "<p>Yes.</p>")])
    return builders.make_post("Balance at home")


def entries() -> int:
    return KeptAddress.objects.filter(address__startswith="entry:").count()


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_the_second_reader_is_shown_what_was_made_for_the_first(
    client, found, django_assert_max_num_queries
):
    first = client.get(SEARCH)

    with django_assert_max_num_queries(OUT_OF_ENTRIES):
        second = client.get(SEARCH)

    assert second.text == first.text == made_anew(SEARCH)
    assert entries() == 4


def test_all_that_is_kept_of_a_search_is_written_down_at_once(client, found):
    with CaptureQueriesContext(connection) as queries:
        client.get(SEARCH)

    into = f'INSERT INTO "{KeptAddress._meta.db_table}"'
    assert len([query for query in queries if query["sql"].startswith(into)]) == 1
    assert entries() == 4
    assert KeptAddress.objects.filter(address__startswith="frame:").count() == 1


def test_what_somebody_else_keeps_meanwhile_costs_nothing_else(client, found, monkeypatch):
    write_down = kept._write_down

    def be_second(names, *args):
        (frame,) = [address for address in names if address.startswith("frame:")]
        monkeypatch.setattr(kept, "_write_down", write_down)
        write_down({frame: names[frame]})
        raise IntegrityError

    monkeypatch.setattr(kept, "_write_down", be_second)
    client.get(SEARCH)

    assert entries() == 4


def test_what_is_overtaken_before_the_response_is_ready_is_not_kept(
    client, found, monkeypatch, django_capture_on_commit_callbacks
):
    def render_and_be_overtaken(*args):
        response = render(*args)
        with django_capture_on_commit_callbacks(execute=True):
            publish(found, title="Balance at work")
        return response

    monkeypatch.setattr(views, "render", render_and_be_overtaken)
    client.get(SEARCH)
    monkeypatch.undo()

    assert "Balance at work" in client.get(SEARCH).text


def test_other_words_that_find_the_same_cost_no_more(client, found, django_assert_max_num_queries):
    client.get(SEARCH)

    with django_assert_max_num_queries(OUT_OF_ENTRIES):
        assert "Balance at home" in client.get("/search/?query=home").text


def test_a_change_lets_go_of_its_own_entry(client, found, django_capture_on_commit_callbacks):
    client.get(SEARCH)

    with django_capture_on_commit_callbacks(execute=True):
        publish(found, title="Balance outside")

    assert entries() == 3
    assert "Balance outside" in client.get(SEARCH).text


def test_a_reworded_question_is_shown_in_its_new_words(client, django_capture_on_commit_callbacks):
    post = builders.make_qa_post("Balance", questions=[("Does balance matter?", "<p>Yes.</p>")])
    client.get(SEARCH)

    with django_capture_on_commit_callbacks(execute=True):
        post.body[0].value["question"] = "Is balance all that matters?"
        publish(post)

    assert "Is balance all that matters?" in client.get(SEARCH).text


def test_a_record_goes_with_the_list_that_it_stands_below(
    client, found, django_capture_on_commit_callbacks
):
    assert "Ada Balance" in client.get(SEARCH).text

    with django_capture_on_commit_callbacks(execute=True):
        builders.unpublish(builders.make_site().people)

    assert "Ada Balance" not in client.get(SEARCH).text


def test_the_entry_of_a_webinar_ends_with_its_state(client):
    webinar = builders.make_upcoming_webinar("Balance and gait")
    before = client.get(SEARCH).text

    with clock.at(webinar.ends_at + timedelta(days=1)):
        after = client.get(SEARCH).text

    assert "Upcoming" in before
    assert "Upcoming" not in after


def test_each_language_has_entries_of_its_own(client, found):
    builders.translate(found, "es", title="Balance en casa", slug="balance-en-casa")
    for address in (SEARCH, f"/es{SEARCH}"):
        assert client.get(address).text == client.get(address).text == made_anew(address)


def test_whoever_has_a_session_is_shown_what_was_made_for_others(client, found, monkeypatch):
    shown = client.get(SEARCH).text
    monkeypatch.setattr(results, "make_entries", lambda *_asked: pytest.fail("It was made anew."))

    assert "Balance at home" in with_a_session().get(SEARCH).text
    assert "Balance at home" in shown


def test_nothing_is_kept_of_what_staff_or_programs_with_a_name_search(found):
    with_a_session().get(SEARCH)
    Client(headers={"authorization": "none"}).get(SEARCH)

    assert entries() == 0


def test_nothing_that_is_kept_says_when_in_an_hour_somebody_searched(client, found, monkeypatch):
    moment = datetime(2027, 1, 4, 12, 34, 56, 789, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    client.get(SEARCH)

    rows = KeptAddress.objects.filter(etag="")
    noon = datetime(2027, 1, 4, 12, tzinfo=UTC)
    assert set(rows.values_list("kept_at", "modified_at")) == {(noon, noon)}
