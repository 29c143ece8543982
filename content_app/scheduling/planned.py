"""What is planned, for people to look at. A domain registers its sources in `AppConfig.ready()`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.functional import Promise

from content_app.base import clock


@dataclass(frozen=True)
class PlannedKind:
    slug: str
    """Its name in addresses and in the stylesheet."""
    label: str | Promise
    """In the plural, for the filter."""
    icon: str


@dataclass(frozen=True)
class PlannedItem:
    kind: PlannedKind
    at: datetime | date
    """The moment (aware), or the day where there is no hour to it."""
    label: str
    """What happens, in words that need no heading above them."""
    detail: str = ""
    """How it stands, or what became of it."""
    needs_somebody: bool = False
    """Whether it failed, or should have happened and has not."""
    model: type[Model] | None = None
    key: str = ""
    """The primary key of the page or snippet that it is about."""

    @property
    def has_hour(self) -> bool:
        return isinstance(self.at, datetime)


@dataclass(frozen=True)
class PlannedDay:
    date: date
    items: list[PlannedItem]
    folded: int = 0
    """How many more there are than there was room for."""


Row = tuple[Any, ...]
"""What a source selects of each thing."""
Order = tuple[date, bool, date]


@dataclass(frozen=True)
class Span:
    """Days, the last one included, as they begin and end in a zone."""

    first_day: date
    last_day: date
    zone: tzinfo

    @property
    def begins_at(self) -> datetime:
        return self._midnight(self.first_day)

    @property
    def ends_at(self) -> datetime:
        """The first moment that is no longer part of it."""
        return self._midnight(self.day_after)

    @property
    def day_after(self) -> date:
        return self.last_day + timedelta(days=1)

    def day_of(self, at: datetime | date) -> date:
        return at.astimezone(self.zone).date() if isinstance(at, datetime) else at

    def order_of(self, at: datetime | date) -> Order:
        """By day; on each day what has no hour comes first."""
        return self.day_of(at), isinstance(at, datetime), at

    def by_day(self, items: Iterable[PlannedItem]) -> Iterator[PlannedDay]:
        """`items` come in order."""
        for day, group in groupby(items, lambda item: self.day_of(item.at)):
            yield PlannedDay(day, list(group))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=self.zone)


@dataclass(frozen=True)
class PlannedSource:
    kind: PlannedKind
    rows: Callable[[Span], QuerySet[Any, Row]]
    """What lies in a span, soonest first, as tuples: of most no more is asked than when."""
    describe: Callable[[Row], PlannedItem]
    """Asks the database for nothing more."""
    at: Callable[[Row], datetime | date] = itemgetter(0)


class PlannedItems:
    """Everything of some kinds in a span, soonest first, for a paginator to count and to slice.

    A count and a slice cost one query a source each, and fetch no more rows than the slice reaches.
    """

    def __init__(self, span: Span, kinds: Collection[PlannedKind]):
        self._span = span
        self._sources = [source for source in _sources if source.kind in kinds]

    def count(self) -> int:
        return sum(source.rows(self._span).count() for source in self._sources)

    def __getitem__(self, part: slice) -> list[PlannedItem]:
        # The first of all are among the first of each.
        rows = self._ordered_rows(part.stop)
        return [source.describe(row) for _order, source, row in rows[part]]

    def first_of_each_day(self, room: int) -> Iterator[PlannedDay]:
        for day, group in groupby(self._ordered_rows(), lambda found: found[0][0]):
            rows = list(group)
            items = [source.describe(row) for _order, source, row in rows[:room]]
            yield PlannedDay(day, items, folded=len(rows) - len(items))

    def _ordered_rows(self, stop: int | None = None) -> list[tuple[Order, PlannedSource, Row]]:
        """Up to `stop` of each source, not described yet: most of many are not shown."""
        rows = [
            (self._span.order_of(source.at(row)), source, row)
            for source in self._sources
            for row in source.rows(self._span)[:stop]
        ]
        return sorted(rows, key=itemgetter(0))


_sources: list[PlannedSource] = []


def register(source: PlannedSource) -> None:
    if source not in _sources:
        _sources.append(source)


def kinds() -> list[PlannedKind]:
    """The kinds that there are, in the order in which they were registered."""
    return list(dict.fromkeys(source.kind for source in _sources))


def is_overdue(at: datetime | date) -> bool:
    """Whether what has not happened yet should have; a day is over when it is over for the viewer."""
    if isinstance(at, datetime):
        return at <= clock.now()
    return at < timezone.localdate(clock.now())
