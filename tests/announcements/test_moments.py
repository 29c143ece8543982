"""A moment that is meant relative to a milestone becomes a real one, on the clocks of a place."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from content_app.announcements.moments import Anchor, Milestone, RelativeMoment, Unit

NEW_YORK = ZoneInfo("America/New_York")
START = datetime(2027, 3, 17, 19, 0, tzinfo=NEW_YORK)


def moment(amount: int, unit: Unit, anchor=Anchor.BEFORE_START) -> datetime | None:
    return RelativeMoment(amount, unit, anchor).resolve({Milestone.START: START}, NEW_YORK)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        # Clocks were set forward on 14 March: a week earlier it was 7 p.m. too, an hour later in UTC.
        (1, Unit.WEEKS, datetime(2027, 3, 11, 0, 0, tzinfo=UTC)),
        (7, Unit.DAYS, datetime(2027, 3, 11, 0, 0, tzinfo=UTC)),
        (7 * 24, Unit.HOURS, datetime(2027, 3, 10, 23, 0, tzinfo=UTC)),
        (30, Unit.MINUTES, datetime(2027, 3, 17, 22, 30, tzinfo=UTC)),
        (0, Unit.WEEKS, datetime(2027, 3, 17, 23, 0, tzinfo=UTC)),
    ],
)
def test_days_keep_the_hour_and_hours_pass(amount, unit, expected):
    assert moment(amount, unit) == expected


def test_after_is_later():
    assert moment(1, Unit.HOURS, Anchor.AFTER_START) == datetime(2027, 3, 18, 0, 0, tzinfo=UTC)


def test_of_a_milestone_that_nobody_knows_there_is_no_moment():
    assert moment(1, Unit.WEEKS, Anchor.AFTER_RECORDING) is None


@pytest.mark.parametrize(
    ("relative", "words"),
    [
        (RelativeMoment(2, Unit.WEEKS, Anchor.BEFORE_START), "2 weeks before the start"),
        (RelativeMoment(1, Unit.DAYS, Anchor.AFTER_END), "1 day after the end"),
        (RelativeMoment(0, Unit.WEEKS, Anchor.BEFORE_START), "at the start"),
    ],
)
def test_it_can_be_said_in_words(relative, words):
    assert str(relative) == words


@pytest.mark.parametrize(
    ("relative", "words"),
    [
        (RelativeMoment(0, Unit.WEEKS, Anchor.BEFORE_START), "until the start"),
        (RelativeMoment(3, Unit.WEEKS, Anchor.AFTER_END), "until 3 weeks after the end"),
    ],
)
def test_an_end_can_be_said_in_words(relative, words):
    assert relative.as_end() == words


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (
            RelativeMoment(0, Unit.DAYS, Anchor.AFTER_RECORDING),
            RelativeMoment(3, Unit.WEEKS, Anchor.AFTER_RECORDING),
            "until 3 weeks later",
        ),
        (
            RelativeMoment(0, Unit.DAYS, Anchor.BEFORE_START),
            RelativeMoment(1, Unit.HOURS, Anchor.AFTER_START),
            "until 1 hour later",
        ),
        (
            RelativeMoment(1, Unit.DAYS, Anchor.AFTER_RECORDING),
            RelativeMoment(3, Unit.WEEKS, Anchor.AFTER_RECORDING),
            "until 3 weeks after the recording is there",
        ),
        (
            RelativeMoment(0, Unit.DAYS, Anchor.AFTER_START),
            RelativeMoment(2, Unit.DAYS, Anchor.AFTER_END),
            "until 2 days after the end",
        ),
    ],
)
def test_what_both_count_from_is_said_once(begins, ends, words):
    assert ends.as_end(begins) == words
