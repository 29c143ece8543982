"""A time on the clock of a place becomes one moment, or a message that says why it cannot."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from content_app.base import clock
from content_app.base.time_zones import (
    in_zone,
    is_shown_twice,
    moments_at,
    time_zone_choices,
    validate_not_ahead,
    validate_time_zone,
)

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("wall_time", "moment"),
    [
        (datetime(2026, 1, 15, 19, 0), datetime(2026, 1, 16, 0, 0, tzinfo=UTC)),
        (datetime(2026, 7, 15, 19, 0), datetime(2026, 7, 15, 23, 0, tzinfo=UTC)),
        (datetime(2026, 3, 8, 1, 59), datetime(2026, 3, 8, 6, 59, tzinfo=UTC)),
        (datetime(2026, 3, 8, 3, 0), datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
        (datetime(2026, 11, 1, 0, 59), datetime(2026, 11, 1, 4, 59, tzinfo=UTC)),
        (datetime(2026, 11, 1, 2, 0), datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "before-spring", "after-spring", "before-autumn", "after-autumn"],
)
def test_a_time_on_the_clock_is_one_moment(wall_time, moment):
    assert in_zone(wall_time, NEW_YORK) == moment
    assert in_zone(wall_time, NEW_YORK).tzinfo is UTC


@pytest.mark.parametrize(
    ("zone", "wall_time"),
    [
        ("America/New_York", datetime(2026, 3, 8, 2, 0)),
        ("America/New_York", datetime(2026, 3, 8, 2, 59)),
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30)),
        # Clocks there are set forward by half an hour only.
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15)),
    ],
)
def test_a_time_that_clocks_skip_is_refused_with_the_name_of_the_place(zone, wall_time):
    with pytest.raises(ValidationError) as refusal:
        in_zone(wall_time, ZoneInfo(zone))

    assert refusal.value.code == "nonexistent_time"
    assert zone.replace("_", " ") in refusal.value.messages[0]


def test_a_day_that_was_skipped_is_refused():
    # Samoa went from 29 to 31 December 2011.
    with pytest.raises(ValidationError, match="does not exist"):
        in_zone(datetime(2011, 12, 30, 12, 0), ZoneInfo("Pacific/Apia"))


@pytest.mark.parametrize(
    ("zone", "wall_time"),
    [
        ("America/New_York", datetime(2026, 11, 1, 1, 0)),
        ("America/New_York", datetime(2026, 11, 1, 1, 59)),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30)),
        ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45)),
    ],
)
def test_of_a_time_that_clocks_show_twice_somebody_has_to_say_which(zone, wall_time):
    with pytest.raises(ValidationError) as refusal:
        in_zone(wall_time, ZoneInfo(zone))

    assert refusal.value.code == "ambiguous_time"
    first, second = (in_zone(wall_time, ZoneInfo(zone), fold) for fold in (0, 1))
    assert moments_at(wall_time, ZoneInfo(zone)) == [first, second]
    assert first < second
    assert is_shown_twice(first, ZoneInfo(zone))
    assert is_shown_twice(second, ZoneInfo(zone))


@pytest.mark.parametrize("hour", [0, 2])
def test_an_hour_beside_the_two_is_shown_once(hour):
    moment = in_zone(datetime(2026, 11, 1, hour), NEW_YORK)

    assert not is_shown_twice(moment, NEW_YORK)


def test_which_of_two_is_meant_does_not_matter_where_there_is_one():
    assert in_zone(datetime(2026, 7, 15, 19), NEW_YORK, 1) == in_zone(
        datetime(2026, 7, 15, 19), NEW_YORK
    )


def test_staff_choose_among_places_and_not_among_offsets():
    names = [name for name, _label in time_zone_choices()]

    assert {"America/New_York", "Europe/Berlin", "Asia/Kolkata"} <= set(names)
    assert not [name for name in names if name.startswith("Etc/") or "/" not in name]


@pytest.mark.parametrize("name", ["", "New York", "EDT+5", "../../etc/passwd", "America/Atlantis"])
def test_a_name_that_is_no_time_zone_is_refused(name):
    with pytest.raises(ValidationError, match="not the name of a time zone"):
        validate_time_zone(name)


def test_a_day_that_has_begun_somewhere_is_not_ahead():
    with clock.at(datetime(2026, 3, 2, 11, 0, tzinfo=UTC)):
        validate_not_ahead(date(2026, 3, 3))
        with pytest.raises(ValidationError, match="still to come"):
            validate_not_ahead(date(2026, 3, 4))
