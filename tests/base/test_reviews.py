"""A medical review is due again some months after the last one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_app.base.reviews import earliest_review_due_from, review_due_on

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("reviewed_on", "months", "due_on"),
    [
        (date(2026, 3, 2), 12, date(2027, 3, 2)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_day_is_the_same_of_the_month_or_its_last(reviewed_on, months, due_on):
    assert review_due_on(reviewed_on, months) == due_on


@given(DAYS, MONTHS)
def test_the_first_review_that_is_due_from_a_day_on_is_found(day, months):
    first = earliest_review_due_from(day, months)

    assert review_due_on(first, months) >= day
    assert review_due_on(first - timedelta(days=1), months) < day
