"""Until when what is being shown holds.

Whatever depends on the time says so with `limit`, also where it leaves something out because its time has not come.
`collecting` gathers the earliest of these moments: around each request (base/cache_headers.py), or around any part
whose result is kept. Outside of it `limit` does nothing.

What the clock changes without any page asking for the time (a page that goes live, say) is known to sources, which a
domain registers in `AppConfig.ready()`.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

logger = logging.getLogger("content_app")

Source = Callable[[datetime], datetime | None]
"""The first moment after the given one at which something on the site changes, or None; the given one itself where a
change is overdue and may come at any time. A source costs one query.
"""


class Validity:
    """The earliest of the moments (UTC) that it was limited to; None while nothing limits it."""

    until: datetime | None = None

    def limit(self, moment: datetime) -> None:
        if self.until is None or moment < self.until:
            self.until = moment


_collector: ContextVar[Validity | None] = ContextVar("content_app_validity", default=None)
_sources: list[Source] = []


def limit(moment: datetime | None) -> None:
    """What is being shown holds until `moment` (aware) at most; None limits nothing.

    Raises ValueError for a naive moment: nobody could tell which zone it means.
    """
    if moment is None:
        return
    if moment.tzinfo is None:
        raise ValueError("A limit needs a moment with a time zone.")
    validity = _collector.get()
    if validity is not None:
        # In one zone Python compares what clocks show, and these are set back once a year.
        validity.limit(moment.astimezone(UTC))


def current() -> datetime | None:
    """Until when everything holds that has been shown so far; None where nothing limits it."""
    validity = _collector.get()
    return validity.until if validity else None


@contextmanager
def collecting() -> Iterator[Validity]:
    """Gather what is limited inside the block; the limits of a part are those of the whole around it too."""
    validity = Validity()
    token = _collector.set(validity)
    try:
        yield validity
    finally:
        _collector.reset(token)
        limit(validity.until)


def register(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def limit_to_next_change(moment: datetime) -> None:
    """What any source changes after `moment` may be shown by any page: in lists, in menus, in links."""
    for source in _sources:
        try:
            limit(source(moment))
        except Exception:
            # Whatever is wrong with a source, visitors get their page; it is not kept by a cache.
            logger.exception("Could not find out from %r what changes next.", source)
            limit(moment)
