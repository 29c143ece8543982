"""A reader says whether a page was helpful, without a script and without a cookie."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from wagtail.models import Page

from content_app.base import clock
from content_app.feedback.models import WORDS_LENGTH, ReaderAnswer
from tests import builders
from tests.reading import links_of, read, words_of
from tests.visiting import FROM_HERE, visitor

pytestmark = pytest.mark.django_db

MOMENT = datetime(2026, 5, 4, 23, 30, tzinfo=UTC)


@pytest.fixture
def post():
    return builders.make_post("Balance")


def press(reader, page, answer="yes", **fields):
    """Presses one of the two buttons; returns the page that follows."""
    form = read(reader, page).select_one("#feedback form")
    return reader.post(form["action"], {"answer": answer, **fields}, headers=FROM_HERE, follow=True)


def write(reader, response, words, **changes):
    """Sends the form for words that stands in a page."""
    form = BeautifulSoup(response.content, "html.parser").select_one("[data-feedback-answer] form")
    data = {field["name"]: field.get("value", "") for field in form.select("input")}
    sent = data | {"words": words} | changes
    return reader.post(form["action"], sent, headers=FROM_HERE, follow=True)


@pytest.mark.parametrize(
    "make",
    [
        builders.make_condition,
        builders.make_post,
        builders.make_upcoming_webinar,
        builders.make_past_webinar,
        builders.make_standard_page,
    ],
)
def test_readers_are_asked_at_the_end_of_pages_that_explain_something(client, make):
    question = read(client, make()).select_one("#feedback")

    assert words_of(question.h2) == "Was this page helpful?"
    assert [words_of(button) for button in question.select("button")] == ["Yes", "No"]


def test_nobody_is_asked_about_a_list_or_a_form(client):
    for address in ("/", "/blog/", "/search/"):
        assert not read(client, address).select("#feedback"), address


def test_all_readers_get_the_same_form_and_no_cookie(client, post):
    first, second = client.get(post.get_url()), visitor().get(post.get_url())

    assert first.content == second.content
    assert not first.cookies
    assert "csrfmiddlewaretoken" not in first.text


@pytest.mark.parametrize(("answer", "is_helpful"), [("yes", True), ("no", False)])
def test_an_answer_is_stored_with_the_day_and_the_language_and_nothing_else(answer, is_helpful):
    builders.make_locale("es")
    page = builders.translate(builders.make_post("Balance"), title="Equilibrio")

    with clock.at(MOMENT):
        response = press(visitor(), page, answer)

    (stored,) = ReaderAnswer.objects.values()
    assert UUID(str(stored.pop("id"))).version == 4, "Made at random, and no number that goes up."
    assert stored.pop("words_key")
    assert stored == {
        "page_id": page.pk,
        "is_helpful": is_helpful,
        "words": "",
        "day": date(2026, 5, 4),
        "language": "es",
        "is_read": False,
    }
    assert not response.cookies


def test_afterwards_a_reader_is_told_what_becomes_of_it_and_led_back(post):
    reader = visitor()
    response = press(reader, post)

    page = BeautifulSoup(response.content, "html.parser")
    assert "Your answer is counted, with the day and the page" in words_of(page.main)
    assert links_of(page.main)["Back to “Balance”"] == f"{post.get_url()}#feedback"
    assert read(reader, post).select("#feedback")
    assert "private" in response.headers["Cache-Control"]
    assert not reader.cookies


def test_no_address_names_the_answer_since_logs_keep_addresses(post):
    response = press(visitor(), post)

    assert response.redirect_chain == []
    answer = ReaderAnswer.objects.get()
    form = BeautifulSoup(response.content, "html.parser").select_one("[data-feedback-answer] form")
    addresses = [response.request["PATH_INFO"], response.request["QUERY_STRING"], form["action"]]
    assert not any(key in text for text in addresses for key in (answer.words_key, str(answer.pk)))
    assert str(answer.pk) not in response.text


def test_words_can_be_added_and_stand_with_their_answer(post):
    reader = visitor()
    response = write(reader, press(reader, post, "no"), " The exercises have no pictures. ")

    answer = ReaderAnswer.objects.get()
    assert (answer.is_helpful, answer.words) == (False, "The exercises have no pictures.")
    assert response.redirect_chain[0][1] == 303, "Loading it again sends nothing again."
    text = words_of(BeautifulSoup(response.content, "html.parser").main)
    assert "It is deleted after 365 days." in text


def test_the_form_warns_before_somebody_writes_too_much(post):
    page = BeautifulSoup(press(visitor(), post).content, "html.parser")
    field = page.select_one("textarea")

    hint = words_of(page.find(id=field["aria-describedby"]))
    assert hint == (
        "Please write no names and nothing about anybody’s health. Up to 500 characters."
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("w" * (WORDS_LENGTH + 1), "These are 501 characters, and 500 can be sent."),
        ("  ", "Nothing is written here yet."),
        ("a\0b", "Null characters are not allowed."),
    ],
)
def test_words_that_cannot_be_taken_stay_in_the_field_with_the_reason_beside_it(
    post, words, message
):
    reader = visitor()
    response = write(reader, press(reader, post), words)

    assert response.status_code == 422
    field = BeautifulSoup(response.content, "html.parser").select_one("textarea")
    assert field["aria-invalid"] == "true"
    error, _hint = field["aria-describedby"].split()
    assert message in words_of(field.find_parent("form").find(id=error))
    if words.isalpha():
        assert field.text == words
        assert write(reader, response, words[:-1]).status_code == 200
        assert ReaderAnswer.objects.get().words == words[:-1]


def test_words_are_added_once_and_only_to_an_answer(post):
    reader = visitor()
    response = press(reader, post)
    write(reader, response, "First")
    twice = write(reader, response, "Second")
    assert "Our staff read this" in twice.text, "Whoever presses twice sees no error."
    assert ReaderAnswer.objects.get().words == "First"

    for key in ("made up", ""):
        refused = write(reader, response, "Third", key=key)
        assert refused.status_code == 410
        assert "answer once more" in refused.text
        assert "Third" in refused.text, "What was written is not lost."


def test_words_can_be_added_on_the_next_day_and_not_later(post):
    reader = visitor()
    with clock.at(MOMENT):
        response = press(reader, post)
    with clock.at(MOMENT + timedelta(days=2)):
        assert write(reader, response, "Late").status_code == 410
    with clock.at(MOMENT + timedelta(days=1)):
        assert write(reader, response, "In time").status_code == 200

    assert ReaderAnswer.objects.get().words == "In time"


def test_nonsense_is_answered_in_words(post):
    response = press(visitor(), post, "perhaps")

    assert response.status_code == 400
    assert "Please press one of the two." in response.text
    assert not ReaderAnswer.objects.exists()


def test_only_what_readers_can_open_is_asked_about():
    draft = builders.make_post("Draft", publish=False)
    private = builders.make_post("Private")
    private.view_restrictions.create(restriction_type="login")

    for page_id in (draft.pk, private.pk, builders.make_site().blog.pk, 999_999):
        response = visitor().post(f"/feedback/{page_id}/", {"answer": "yes"}, headers=FROM_HERE)
        assert response.status_code == 404, page_id


def test_opening_the_address_of_the_form_leads_to_the_page(client, post):
    for address in (f"/feedback/{post.pk}/", f"/feedback/{post.pk}/words/"):
        response = client.get(address)
        assert response.url == f"{post.get_url()}#feedback", address


def test_answers_of_staff_and_of_programs_are_not_kept(admin_client, post):
    admin_client.post(f"/feedback/{post.pk}/", {"answer": "yes"}, headers=FROM_HERE)
    staff = press(admin_client, post)
    assert "You are logged in, so this was not counted" in staff.text

    filled_in_everything = press(visitor(), post, homepage="https://example.org/")
    assert filled_in_everything.status_code == 200
    press(visitor(**{"User-Agent": "Mozilla/5.0 (compatible; ExampleBot/1.0)"}), post)
    assert not ReaderAnswer.objects.exists()
    assert settings.SESSION_COOKIE_NAME in admin_client.cookies


def test_a_preview_shows_the_question_and_takes_no_answer(admin_client):
    draft = builders.make_post("Draft", publish=False)
    question = read(admin_client, f"/admin/pages/{draft.pk}/view_draft/").select_one("#feedback")

    assert all(button.has_attr("disabled") for button in question.select("button"))


def test_there_is_no_question_about_a_page_that_has_left_the_site(post, client):
    post.move(Page.get_first_root_node(), pos="last-child")

    assert client.get(f"/feedback/{post.pk}/").status_code == 404
