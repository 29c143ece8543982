"""A webinar's page offers what can be done at the moment, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from content_app.base import clock
from content_app.webinars.models import WebinarPage
from tests.builders import make_document, make_past_webinar, make_webinar
from tests.reading import links_of, read, words_of

START = datetime(2026, 5, 4, 23, 0, tzinfo=UTC)
END = START + timedelta(hours=1)
REGISTER = "Register for this webinar"
WATCH = "Watch the recording"


def offers_on(client, webinar, moment: datetime) -> dict[str, str]:
    with clock.at(moment):
        return links_of(read(client, webinar).select_one(".ca-webinar"))


@pytest.fixture
def webinar(db):
    return make_webinar(
        starts_at=START, ends_at=END, registration_url="https://example.org/register"
    )


@pytest.mark.parametrize("before_end", [timedelta(days=9), timedelta(minutes=30), timedelta(0, 1)])
def test_visitors_can_register_until_it_is_over(client, webinar, before_end):
    offers = offers_on(client, webinar, END - before_end)

    assert offers == {REGISTER: "https://example.org/register"}


@pytest.mark.parametrize("after_end", [timedelta(0), timedelta(days=300)])
def test_nobody_can_register_after_the_end(client, webinar, after_end):
    assert offers_on(client, webinar, END + after_end) == {}


def test_a_past_webinar_without_a_recording_says_so(client, webinar):
    with clock.at(END):
        html = read(client, webinar)

    assert "There is no recording of it on this site." in words_of(html.main)
    assert not html.select("#recording")


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
