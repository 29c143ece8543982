"""When a medical review is due again: some months after the last one, on the same day of the month."""

from calendar import monthrange
from datetime import date, timedelta


def review_due_on(reviewed_on: date, months: int) -> date:
    """Where the month is too short for that day, its last one."""
    return _months_later(reviewed_on, months)


def earliest_review_due_from(day: date, months: int) -> date:
    """The day from which on a review is due again on `day` or later."""
    earlier = _months_later(day, -months)
    if earlier.day == day.day:
        return earlier
    # Its month is too short: what was reviewed on its last day is due before `day`.
    return earlier + timedelta(days=1)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last_day = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last_day))
