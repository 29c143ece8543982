"""What staff are told of the times that stand in the form, as they type and when they come back."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse

from content_app.editorial.roles import WRITERS
from tests.builders import make_past_webinar, make_user
from tests.editing import edit_url
from tests.reading import read, words_of

START = "Tuesday, March 9, 2027, 7:00 pm Eastern"


@pytest.fixture
def writer(client, db):
    client.force_login(make_user(WRITERS))
    return client


@pytest.fixture
def read_back(writer):
    """Asks as the script beside the form does."""

    def read_back(**typed) -> BeautifulSoup:
        response = writer.get(
            reverse("webinar_time_in_words"), {"time_zone": "America/New_York"} | typed
        )
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return read_back


def test_the_times_are_said_in_words(read_back):
    words = words_of(read_back(starts_at="2027-03-09 19:00", ends_at="2027-03-09 20:00"))

    assert START in words
    assert "01:00 on Wednesday in Amsterdam" in words
    assert "It ends at 8:00 pm Eastern, after 1 hour." in words


def test_the_clock_of_the_browser_is_said_where_it_is_known(read_back):
    def words(own_time_zone):
        return words_of(read_back(starts_at="2027-03-09 19:00", own_time_zone=own_time_zone))

    assert "Your own clock: Wednesday, March 10, 2027, 05:30." in words("Asia/Calcutta")
    assert "Your own clock" not in words("Europe/Atlantis")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"starts_at": "2027-03-14 02:30"}, "Start: This time does not exist"),
        ({"starts_at": "2027-11-07 01:30"}, "Start: This time happens twice"),
        ({"starts_at": "9 March"}, "Start: Write the date and the time like this"),
        ({"ends_at": "2027-03-09 19:00"}, "Start: Give the start too"),
        (
            {"starts_at": "2027-03-09 19:00", "ends_at": "2027-03-09 18:00"},
            "End: The end is not after the start.",
        ),
        (
            {"starts_at": "2027-03-09 19:00", "ends_at": "2027-04-09 20:00"},
            "It would last 744 hours. Is the end right?",
        ),
    ],
)
def test_what_is_wrong_is_said_before_it_is_saved(read_back, typed, message):
    assert message in words_of(read_back(**typed))


def test_the_script_is_told_which_times_are_shown_twice(read_back):
    typed = {"starts_at": "2027-11-07 01:30", "ends_at": "2027-11-07 03:00"}

    assert read_back(**typed).div["data-shown-twice"] == "starts_at"
    assert read_back(**typed, starts_at_fold="1").div["data-shown-twice"] == "starts_at"
    assert read_back(**typed, time_zone="America/Phoenix").div["data-shown-twice"] == ""


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"starts_at": "\x00", "own_time_zone": "\x00", "time_zone": "\x00"},
        {"starts_at": "9999-12-31T23:59-14:00", "ends_at": "0001-01-01T00:00+14:00"},
        {"starts_at": "2027-11-07 01:30", "starts_at_fold": "x", "own_time_zone": "../../x" * 99},
    ],
)
def test_nonsense_is_answered(read_back, typed):
    assert read_back(**typed)


def test_a_stored_time_is_read_back_when_the_form_opens(writer):
    form = read(writer, edit_url(make_past_webinar(owner=get_user_model().objects.get())))

    words = words_of(form.select_one("[role=status][data-address]"))
    assert words.startswith("Monday, June 27, 2022, 7:00 pm Eastern")


def test_visitors_are_not_answered(client, db):
    response = client.get(reverse("webinar_time_in_words"))

    assert response.status_code == 302


def test_two_versions_can_be_compared_beside_the_questions_of_the_form(writer):
    webinar = make_past_webinar(owner=get_user_model().objects.get())
    webinar.host = "The foundation"
    webinar.save_revision()
    versions = webinar.revisions.order_by("pk").values_list("pk", flat=True)

    page = read(
        writer, reverse("wagtailadmin_pages:revisions_compare", args=[webinar.pk, *versions])
    )

    assert "The foundation" in words_of(page.main)
