"""What is planned, day by day, as one person may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from .edit_links import EditLinks
from .planned import PlannedItem, Span


@dataclass(frozen=True)
class ShownItem:
    planned: PlannedItem
    edit_url: str | None
    """None for whoever may not edit it."""


@dataclass(frozen=True)
class Day:
    date: date
    items: list[ShownItem] = field(default_factory=list)
    folded: int = 0
    """How many more there are than there was room for."""


def days_of(items: Iterable[PlannedItem], span: Span, user, room: int | None = None) -> list[Day]:
    """The days on which something is planned; `items` come in the order of the span."""
    planned_on = [(day, list(group)) for day, group in groupby(items, span.day_of)]
    links = EditLinks(user, (item for _day, group in planned_on for item in group[:room]))
    return [
        Day(
            date=day,
            items=[ShownItem(item, links.url_of(item)) for item in group[:room]],
            folded=len(group[room:]) if room is not None else 0,
        )
        for day, group in planned_on
    ]
