"""What a cache fails to do, pages are made without."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger("content_app")


@contextmanager
def at_no_readers_cost() -> Iterator[None]:
    """Whatever is wrong with a cache or the database behind it (a full disk, a lock), readers get their page."""
    try:
        yield
    except Exception:
        logger.exception("A cache, or the database behind it, failed; the page is made without.")
