"""What is planned, day by day, as one person may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from .edit_links import EditLinks
from .planned import PlannedDay, PlannedItem


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


def days_for(user, planned: Iterable[PlannedDay]) -> list[Day]:
    days = list(planned)
    links = EditLinks(user, (item for day in days for item in day.items))
    return [
        Day(day.date, [ShownItem(item, links.url_of(item)) for item in day.items], day.folded)
        for day in days
    ]
