"""The list of webinars: what is coming, then what can be watched."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content_app.base import clock
from content_app.webinars.listing import RECORDINGS_PER_PAGE
from content_app.webinars.states import Standing
from tests.builders import make_date_only_webinar, make_site, make_webinar, unpublish
from tests.reading import read, words_of

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


def titles_below(html, section: str) -> list[str]:
    return [words_of(title) for title in html.select(f"[aria-labelledby={section}] h3")]


def webinar_in(title: str, hours: float, **fields):
    return make_webinar(title, starts_at=NOW + timedelta(hours=hours), **fields)


@pytest.mark.django_db
def test_upcoming_ones_come_next_first_and_past_ones_newest_first(client):
    for title, hours in [("In a week", 168), ("Tomorrow", 24), ("Yesterday", -24), ("Old", -999)]:
        webinar_in(title, hours)
    make_date_only_webinar("Long ago", held_on=date(2019, 3, 5))

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == ["Tomorrow", "In a week"]
    assert titles_below(html, "past") == ["Yesterday", "Old", "Long ago"]
    text = words_of(html.main)
    assert text.index("In a week") < text.index("Yesterday")


@pytest.mark.django_db
def test_a_webinar_is_upcoming_until_its_end(client):
    webinar_in("Running", -2, ends_at=NOW + timedelta(minutes=1))
    webinar_in("Just over", -2, ends_at=NOW)

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == ["Running"]
    assert titles_below(html, "past") == ["Just over"]


@pytest.mark.django_db
def test_without_an_end_it_is_taken_to_last_an_hour(client):
    webinar_in("Began 59 minutes ago", -59 / 60)
    webinar_in("Began an hour ago", -1)

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == ["Began 59 minutes ago"]
    assert titles_below(html, "past") == ["Began an hour ago"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "section"), [("America/New_York", "upcoming"), ("Pacific/Kiritimati", "past")]
)
def test_with_a_date_only_it_is_over_when_that_day_is_over_in_its_zone(client, zone, section):
    # At noon UTC on 4 May it is 8 a.m. in New York and already 5 May on Kiritimati.
    make_date_only_webinar("All day", held_on=date(2026, 5, 4), time_zone=zone)

    assert titles_below(read(client, make_site().webinars), section) == ["All day"]


@pytest.mark.django_db
def test_of_what_is_coming_the_hour_is_told_too(client):
    webinar_in("Tomorrow", 24)
    webinar_in("Yesterday", -24)

    times = read(client, make_site().webinars).select(".ca-card time")

    assert [time["datetime"] for time in times] == ["2026-05-05T08:00:00-04:00", "2026-05-03"]


@pytest.mark.django_db
def test_the_list_follows_the_clock(client):
    webinar_in("A talk", 24)

    with clock.at(NOW + timedelta(hours=25)):
        html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == []
    assert titles_below(html, "past") == ["A talk"]


@pytest.mark.django_db
def test_without_one_ahead_it_says_so(client):
    assert "No webinar is planned at the moment." in words_of(read(client, make_site().webinars))


@pytest.mark.django_db
def test_drafts_and_what_was_taken_offline_are_left_out(client):
    webinar_in("A draft", 24, publish=False)
    unpublish(webinar_in("Offline", -24))

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == titles_below(html, "past") == []


@pytest.mark.django_db
def test_those_whose_date_is_not_set_yet_come_last(client):
    make_webinar("To be announced")
    webinar_in("Tomorrow", 24)

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == ["Tomorrow", "To be announced"]


@pytest.mark.django_db
def test_the_past_has_pages_and_what_is_ahead_is_on_the_first(client):
    webinar_in("Ahead", 24)
    for number in range(RECORDINGS_PER_PAGE + 1):
        webinar_in(f"Past {number}", -24 * (number + 1))

    index = make_site().webinars
    second = read(client, f"{index.get_url()}?page=2")

    assert titles_below(second, "past") == [f"Past {RECORDINGS_PER_PAGE}"]
    assert titles_below(second, "upcoming") == []


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["0", "-1", "x", "99", "%00", "1e9"])
def test_a_page_that_does_not_exist_is_another_one(client, page):
    webinar_in("A talk", 24)

    html = read(client, f"{make_site().webinars.get_url()}?page={page}")

    assert titles_below(html, "upcoming") == ["A talk"]


@pytest.mark.django_db
def test_a_cancelled_one_says_so_until_its_day_and_is_not_among_the_past_ones(client):
    webinar_in("Called off", 24, standing=Standing.CANCELLED, notice="Nobody can come.")
    index = make_site().webinars

    html = read(client, index)
    assert titles_below(html, "upcoming") == ["Called off"]
    assert "Cancelled webinar" in words_of(html.main)

    with clock.at(NOW + timedelta(hours=26)):
        html = read(client, index)
    assert titles_below(html, "upcoming") == titles_below(html, "past") == []


@pytest.mark.django_db
def test_a_postponed_one_stays_ahead_and_comes_last(client):
    webinar_in("Put off", -24, standing=Standing.POSTPONED, notice="A new date follows.")
    webinar_in("Tomorrow", 24)

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == ["Tomorrow", "Put off"]
    assert titles_below(html, "past") == []


@pytest.mark.django_db
def test_a_recording_of_an_unknown_day_is_among_the_past_ones(client):
    make_webinar("Of old", recording_url="https://www.youtube.com/watch?v=abcdefghijk")
    webinar_in("Yesterday", -24)

    html = read(client, make_site().webinars)

    assert titles_below(html, "upcoming") == []
    assert titles_below(html, "past") == ["Yesterday", "Of old"]
