"""What is shown knows until when it holds."""

from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from content_app.base import clock, validity

NOON = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
ONE, TWO = NOON + timedelta(hours=1), NOON + timedelta(hours=2)


def test_without_a_limit_it_holds_for_ever():
    with validity.collecting() as collected:
        validity.limit(None)

    assert collected.until is None


def test_the_earliest_limit_counts():
    with validity.collecting() as collected:
        for moment in (TWO, ONE, None, TWO):
            validity.limit(moment)
        assert validity.current() == ONE

    assert collected.until == ONE


def test_limits_in_one_zone_are_compared_as_moments():
    zone = ZoneInfo("America/New_York")
    first = datetime(2026, 11, 1, 1, 30, tzinfo=zone)
    with validity.collecting() as collected:
        # Half an hour later, when clocks show an earlier time.
        validity.limit(first.replace(minute=0, fold=1))
        validity.limit(first)

    assert collected.until == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_where_nobody_collects_a_limit_is_lost():
    validity.limit(ONE)

    assert validity.current() is None


def test_a_part_knows_its_own_limit_and_the_whole_knows_all():
    with validity.collecting() as whole:
        validity.limit(TWO)
        with validity.collecting() as part:
            validity.limit(ONE)
        with validity.collecting() as other_part:
            pass

    assert (whole.until, part.until, other_part.until) == (ONE, ONE, None)


def test_a_part_that_fails_has_limited_the_whole_all_the_same():
    def fail():
        with validity.collecting():
            validity.limit(ONE)
            raise LookupError

    with validity.collecting() as whole, pytest.raises(LookupError):
        fail()

    assert whole.until == ONE


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        validity.limit(datetime(2026, 3, 7, 12, 0))


def test_threads_collect_each_for_itself():
    with validity.collecting() as collected:
        stranger = Thread(target=validity.limit, args=[ONE])
        stranger.start()
        stranger.join()

    assert collected.until is None


def test_a_thread_that_works_for_a_request_limits_it():
    with validity.collecting() as collected:
        helper = Thread(target=copy_context().run, args=[validity.limit, ONE])
        helper.start()
        helper.join()

    assert collected.until == ONE


@pytest.mark.parametrize(
    ("zone", "moment", "midnight"),
    [
        ("America/New_York", NOON, datetime(2026, 3, 8, 5, 0, tzinfo=UTC)),
        # A day of 23 hours.
        ("America/New_York", NOON + timedelta(days=1), datetime(2026, 3, 9, 4, 0, tzinfo=UTC)),
        ("Asia/Tokyo", NOON, datetime(2026, 3, 7, 15, 0, tzinfo=UTC)),
        # Clocks skip the midnight with which 24 April 2026 begins.
        (
            "Africa/Cairo",
            datetime(2026, 4, 23, 12, tzinfo=UTC),
            datetime(2026, 4, 23, 22, tzinfo=UTC),
        ),
        # Clocks show the midnight with which 25 October 2026 begins twice.
        (
            "Atlantic/Azores",
            datetime(2026, 10, 24, 12, tzinfo=UTC),
            datetime(2026, 10, 25, 0, tzinfo=UTC),
        ),
    ],
)
def test_what_depends_on_the_day_holds_until_midnight_of_its_zone(zone, moment, midnight):
    with clock.at(moment), validity.collecting() as collected:
        day = clock.today(ZoneInfo(zone))

    assert collected.until == midnight
    with clock.at(midnight - timedelta(microseconds=1)):
        assert clock.today(ZoneInfo(zone)) == day
    with clock.at(midnight):
        assert clock.today(ZoneInfo(zone)) == day + timedelta(days=1)
