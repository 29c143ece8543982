"""One moment a request, and a clock that tests can set."""

from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse

from content_app.base import clock

NOON = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)
EVENING_BEFORE_IN_NEW_YORK = datetime(2026, 3, 8, 3, 0, tzinfo=UTC)


def test_the_clock_can_be_held():
    with clock.at(NOON):
        assert clock.now() == NOON


def test_the_clock_runs_again_afterwards():
    with clock.at(NOON):
        pass

    assert clock.now() > NOON


def test_holding_it_inside_ends_with_the_inner_block():
    with clock.at(NOON):
        with clock.at(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2026, 3, 8, 12, 0)):
        pass


def test_now_is_in_utc_whatever_zone_it_was_set_in():
    with clock.at(NOON.astimezone(ZoneInfo("Asia/Tokyo"))):
        assert clock.now() == NOON
        assert clock.now().tzinfo is UTC


def test_today_is_the_day_of_the_zone_and_not_of_utc():
    with clock.at(EVENING_BEFORE_IN_NEW_YORK):
        assert clock.today(ZoneInfo("America/New_York")) == date(2026, 3, 7)
        assert clock.today(ZoneInfo("Asia/Tokyo")) == date(2026, 3, 8)


def test_a_request_sees_one_moment_however_long_it_takes(monkeypatch, rf):
    moments = iter(NOON + timedelta(seconds=seconds) for seconds in range(10))
    monkeypatch.setattr(clock, "datetime", Mock(now=lambda zone: next(moments)))
    seen = []

    def view(request):
        seen.extend([clock.now(), clock.now()])
        return HttpResponse()

    middleware = clock.RequestClockMiddleware(view)
    middleware(rf.get("/"))
    middleware(rf.get("/"))

    assert seen == [NOON, NOON, NOON + timedelta(seconds=1), NOON + timedelta(seconds=1)]


def test_a_request_sees_the_moment_that_a_test_holds(rf):
    seen = []
    view = clock.RequestClockMiddleware(lambda request: seen.append(clock.now()))

    with clock.at(NOON):
        view(rf.get("/"))

    assert seen == [NOON]
