"""A webinar's time is read back in sentences that let a slip be heard."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from content_app.webinars.time_in_words import (
    duration_in_words,
    end_in_words,
    own_clock_in_words,
    read_back_zones,
    start_in_words,
)

NEW_YORK = ZoneInfo("America/New_York")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def start(*wall_time, zone=NEW_YORK, fold=0) -> datetime:
    return datetime(*wall_time, tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("wall_time", "words"),
    [
        (
            (2027, 3, 9, 19, 0),
            "Tuesday, March 9, 2027, 7:00 pm Eastern; 4:00 pm Pacific; "
            "01:00 on Wednesday in Amsterdam.",
        ),
        # The United States have changed their clocks, and Europe has not.
        (
            (2027, 3, 17, 19, 0),
            "Wednesday, March 17, 2027, 7:00 pm Eastern; 4:00 pm Pacific; "
            "00:00 on Thursday in Amsterdam.",
        ),
        (
            (2027, 4, 7, 9, 5),
            "Wednesday, April 7, 2027, 9:05 am Eastern; 6:05 am Pacific; 15:05 in Amsterdam.",
        ),
        (
            (2027, 4, 7, 1, 0),
            "Wednesday, April 7, 2027, 1:00 am Eastern; 10:00 pm Pacific on Tuesday; "
            "07:00 in Amsterdam.",
        ),
    ],
)
def test_a_start_is_said_in_each_zone_with_the_day_where_it_is_another(wall_time, words):
    assert start_in_words(start(*wall_time), NEW_YORK, [LOS_ANGELES, AMSTERDAM]) == words


def test_its_own_zone_is_said_once():
    moment = start(2027, 3, 9, 19, 0, zone=AMSTERDAM)

    assert start_in_words(moment, AMSTERDAM, [LOS_ANGELES, AMSTERDAM]) == (
        "Tuesday, March 9, 2027, 19:00 in Amsterdam; 10:00 am Pacific."
    )


@pytest.mark.parametrize(("fold", "which"), [(0, "first"), (1, "second")])
def test_of_two_times_it_is_said_which_one_is_meant(fold, which):
    words = start_in_words(start(2027, 11, 7, 1, 30, fold=fold), NEW_YORK)

    assert words == (
        f"Sunday, Nov. 7, 2027, 1:30 am Eastern (the {which} time that clocks show it)."
    )


def test_other_languages_have_a_clock_of_twenty_four_hours():
    with translation.override("es"):
        words = start_in_words(start(2027, 3, 9, 19, 0), NEW_YORK)

    assert words == "martes, 9 de marzo de 2027, 19:00 Eastern."


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ((2027, 3, 9, 20, 30), "It ends at 8:30 pm Eastern, after 1 hour and 30 minutes."),
        (
            (2027, 3, 10, 7, 0),
            "It ends on Wednesday, March 10, 2027, 7:00 am Eastern, after 12 hours.",
        ),
    ],
)
def test_an_end_is_said_with_how_long_it_lasts(end, words):
    assert end_in_words(start(2027, 3, 9, 19, 0), start(*end), NEW_YORK) == words


def test_without_an_end_the_usual_one_is_said():
    assert end_in_words(start(2027, 3, 9, 23, 30), None, NEW_YORK) == (
        "No end is given, so it is taken to last one hour, until 12:30 am Eastern on Wednesday."
    )


def test_an_hour_that_is_shown_twice_lasts_twice_as_long():
    words = end_in_words(start(2027, 11, 7, 0, 30), start(2027, 11, 7, 2, 30), NEW_YORK)

    assert words == "It ends at 2:30 am Eastern, after 3 hours."


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (121, "2 hours and 1 minute")],
)
def test_a_duration_is_said_without_what_is_nothing(minutes, words):
    assert duration_in_words(timedelta(minutes=minutes)) == words


def test_the_clock_of_whoever_enters_it_is_said_with_its_day():
    words = own_clock_in_words(start(2027, 3, 9, 19, 0), AMSTERDAM)

    assert words == "Your own clock: Wednesday, March 10, 2027, 01:00."


def test_a_site_chooses_where_else_a_time_is_read_back(settings):
    assert read_back_zones() == [LOS_ANGELES, AMSTERDAM]

    settings.CONTENT_APP_READ_BACK_TIME_ZONES = ["Asia/Kolkata", "Europe/Atlantis"]

    assert read_back_zones() == [ZoneInfo("Asia/Kolkata")]
