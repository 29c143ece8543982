"""A webinar's page offers what can be done at the moment, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from content_app.base import clock
from content_app.webinars.models import WebinarPage
from content_app.webinars.states import Standing
from tests.builders import (
    make_date_only_webinar,
    make_document,
    make_past_webinar,
    make_webinar,
)
from tests.reading import links_of, read, words_of

START = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
END = START + timedelta(hours=1)
REGISTER = "Register for this webinar"
WATCH = "Watch the recording"


def offers_on(client, webinar, moment: datetime) -> dict[str, str]:
    with clock.at(moment):
        buttons = read(client, webinar).select(".ca-webinar a.ca-button")
    return {words_of(button): button["href"] for button in buttons}


@pytest.fixture
def webinar(db):
    return make_webinar(
        starts_at=START, ends_at=END, registration_url="https://example.org/register"
    )


@pytest.mark.parametrize("before_end", [timedelta(days=9), timedelta(minutes=30), timedelta(0, 1)])
def test_visitors_can_register_until_it_is_over(client, webinar, before_end):
    offers = offers_on(client, webinar, END - before_end)

    assert offers == {REGISTER: reverse("content_app:registration", args=[webinar.pk])}


@pytest.mark.parametrize("after_end", [timedelta(0), timedelta(days=300)])
def test_nobody_can_register_after_the_end(client, webinar, after_end):
    assert offers_on(client, webinar, END + after_end) == {}


@pytest.mark.parametrize(
    ("days_after", "words"),
    [
        (0, "The recording follows here."),
        (89, "The recording follows here."),
        (90, "There is no recording of it on this site."),
    ],
)
def test_a_recording_is_promised_for_three_months(client, webinar, days_after, words):
    with clock.at(END + timedelta(days=days_after)):
        html = read(client, webinar)

    assert words in words_of(html.main)
    assert not html.select("#recording")


@pytest.mark.django_db
def test_where_there_will_be_no_recording_none_is_promised(client):
    webinar = make_webinar(starts_at=START, ends_at=END, no_recording=True)

    with clock.at(END):
        assert "There is no recording of it on this site." in words_of(read(client, webinar).main)


@pytest.mark.django_db
def test_an_old_webinar_of_which_only_the_day_is_known_promises_nothing(client):
    text = words_of(read(client, make_date_only_webinar()).main)

    assert "There is no recording of it on this site." in text


@pytest.mark.django_db
def test_a_recording_that_is_ready_early_is_offered_after_the_end(client):
    webinar = make_past_webinar(starts_at=START, ends_at=END)

    assert offers_on(client, webinar, END - timedelta(seconds=1)) == {}
    assert offers_on(client, webinar, END) == {WATCH: "#recording"}


@pytest.mark.django_db
@pytest.mark.parametrize("standing", [Standing.POSTPONED, Standing.CANCELLED])
def test_nobody_can_register_for_what_does_not_take_place(client, standing):
    webinar = make_webinar(
        starts_at=START,
        ends_at=END,
        registration_url="https://example.org/register",
        standing=standing,
        notice="The speaker is ill.",
    )

    with clock.at(START - timedelta(days=1)):
        html = read(client, webinar)

    assert links_of(html.select_one(".ca-webinar")) == {}
    assert "The speaker is ill." in words_of(html.main)
    assert "It was planned for: Monday, May 4, 2026" in words_of(html.main)


@pytest.mark.django_db
def test_each_stage_has_its_own_words(client):
    webinar = make_webinar(
        starts_at=START,
        ends_at=END,
        text_before="<p>Write down your questions.</p>",
        text_live="<p>Reload if you cannot get in.</p>",
        text_after="<p>Thank you for coming.</p>",
    )

    def words_at(moment):
        with clock.at(moment):
            return words_of(read(client, webinar).select_one(".ca-webinar .ca-rich-text"))

    assert words_at(START - timedelta(seconds=1)) == "Write down your questions."
    assert words_at(START) == "Reload if you cannot get in."
    assert words_at(END) == "Thank you for coming."


@pytest.mark.django_db
def test_a_recording_can_be_watched_and_loads_nothing_before(client):
    html = read(client, make_past_webinar())

    assert links_of(html.select_one(".ca-webinar")) == {WATCH: "#recording"}
    recording = html.find(id="recording")
    assert recording.select_one("a")["href"] == "https://www.youtube.com/watch?v=abcdefghijk"
    assert not html.select("iframe, embed, object, video")
    assert "Nothing is loaded from outside until you press play." in words_of(recording)


@pytest.mark.django_db
def test_an_address_that_is_no_video_offers_nothing(client):
    webinar = make_past_webinar()
    # As an import might have left it, past all forms.
    WebinarPage.objects.update(recording_url="https://example.org/")

    html = read(client, webinar)

    assert links_of(html.select_one(".ca-webinar")) == {}
    assert not html.select("#recording")


@pytest.mark.django_db
def test_no_register_button_without_an_address(client):
    webinar = make_webinar(starts_at=START, ends_at=END)

    assert offers_on(client, webinar, START) == {}


@pytest.mark.django_db
def test_slides_and_transcript_stand_below(client):
    slides = make_document("Slides of the talk")
    html = read(client, make_past_webinar(slides=slides, transcript="<p>Good evening.</p>"))

    assert slides.url in links_of(html.main).values()
    assert "Good evening." in words_of(html.find(id="recording"))
