"""Months as a wall calendar shows them."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from content_app.base.time_zones import EARLIEST_YEAR, LATEST_YEAR


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def named(cls, name: str) -> "Month":
        """Raises ValueError where `name` is not the year and the month, as in "2026-11"."""
        month = cls.of(datetime.strptime(name, "%Y-%m"))
        if not EARLIEST_YEAR <= month.year <= LATEST_YEAR:
            raise ValueError("This is not a month of our time.")
        return month

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def __contains__(self, day: date) -> bool:
        return Month.of(day) == self

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def previous(self) -> "Month | None":
        return self._months_on(-1)

    @property
    def next(self) -> "Month | None":
        return self._months_on(1)

    def _months_on(self, months: int) -> "Month | None":
        year, month = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, month + 1) if EARLIEST_YEAR <= year <= LATEST_YEAR else None

    def weeks(self) -> list[list[date]]:
        """Whole weeks, as the reader's language begins them; some days belong to the months around."""
        return Calendar(_first_weekday()).monthdatescalendar(self.year, self.number)


def weekdays() -> list[tuple[str, str]]:
    """The names of the days of a week, short and in full, in the order of the columns."""
    order = Calendar(_first_weekday()).iterweekdays()
    return [(str(WEEKDAYS_ABBR[day]), str(WEEKDAYS[day])) for day in order]


def _first_weekday() -> int:
    """As Python counts, where Monday is 0; in Django's formats Sunday is."""
    return (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7
