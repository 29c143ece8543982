"""Where the runner learns what is due. A domain registers its source in `AppConfig.ready()`."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

logger = logging.getLogger("content_app.scheduling")


@dataclass(frozen=True)
class DueItem:
    """One thing that is due, which succeeds or fails by itself."""

    key: str
    """Its name for ever; the due time is part of it, so that a new date is a new thing."""
    due_at: datetime
    describe: Callable[[], str]
    """In words, for whoever reads the ledger."""
    carry_out: Callable[[], str]
    """Do it, inside a transaction in which nobody else does. Returns "", or why it was left out after all."""
    content_type_id: int | None = None
    object_id: str = ""
    person_id: int | None = None
    """Who scheduled it."""


Source = Callable[[datetime], Iterable[DueItem]]
"""What is due at a moment (UTC). A source with nothing due costs one query."""

_sources: list[Source] = []


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def due_at(moment: datetime) -> list[DueItem]:
    """Everything that is due, in the order in which it should have happened.

    A source that fails keeps no other from being asked.
    """
    items: list[DueItem] = []
    for source in _sources:
        try:
            items += source(moment)
        except Exception:
            logger.exception("Could not find out what is due from %r.", source)
    return sorted(items, key=lambda item: item.due_at)
