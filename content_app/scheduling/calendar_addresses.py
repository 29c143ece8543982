"""The addresses of the calendar: which kinds they show, and from when on.

What makes no sense in an address counts as not said: every kind, the present month, today.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from content_app.base.time_zones import EARLIEST_YEAR, LATEST_YEAR

from . import planned
from .months import Month
from .planned import PlannedKind


@dataclass(frozen=True)
class ChosenKinds:
    """What the filter lets through; everything, where nothing was chosen."""

    kinds: tuple[PlannedKind, ...]

    @classmethod
    def read(cls, query: QueryDict) -> "ChosenKinds":
        every = planned.kinds()
        chosen = tuple(kind for kind in every if kind.slug in query.getlist("kind"))
        return cls(chosen or tuple(every))

    @property
    def is_everything(self) -> bool:
        return len(self.kinds) == len(planned.kinds())

    def url_of_month(self, month: Month) -> str:
        return self._url("planned_month", ("month", str(month)))

    def url_of_list(self, day: date) -> str:
        return self._url("planned_list", ("from", day.isoformat()))

    def _url(self, name: str, place: tuple[str, str]) -> str:
        slugs = () if self.is_everything else (kind.slug for kind in self.kinds)
        return f"{reverse(name)}?{urlencode([place, *(('kind', slug) for slug in slugs)])}"


def month_in(query: QueryDict, today: date) -> Month:
    try:
        return Month.named(query.get("month", ""))
    except ValueError:
        return Month.of(today)


def day_in(query: QueryDict, today: date) -> date:
    try:
        day = date.fromisoformat(query.get("from", ""))
    except ValueError:
        return today
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else today
