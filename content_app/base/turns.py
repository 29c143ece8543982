"""One makes what many ask for at once, and the others wait for it: in all processes that share the cache."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import uuid4

from django.core.cache.backends.base import BaseCache

from .cache_failures import at_no_readers_cost

TURN_SECONDS = 10
"""How long others wait for whoever makes it before they make it themselves."""
LOOK_AGAIN_SECONDS = 0.02

Made = TypeVar("Made")


@contextmanager
def turn(cache: BaseCache, key: str) -> Iterator[bool]:
    """Whether it is the caller's turn; if not, somebody else is at it. The turn ends with the block.

    Where the cache fails, it is everybody's turn.
    """
    is_ours = True
    with at_no_readers_cost():
        is_ours = cache.add(key, uuid4().hex, TURN_SECONDS)
    try:
        yield is_ours
    finally:
        if is_ours:
            with at_no_readers_cost():
                cache.delete(key)


def wait_for(cache: BaseCache, key: str, look: Callable[[], Made | None]) -> Made | None:
    """What `look` finds once whoever has the turn made it; None if it is not kept, or takes too long.

    None too where the cache fails.
    """
    deadline = time.monotonic() + TURN_SECONDS
    with at_no_readers_cost():
        whose_turn = cache.get(key)
        while time.monotonic() < deadline:
            time.sleep(LOOK_AGAIN_SECONDS)
            # Another turn is that of another one who waited in vain.
            is_being_made = whose_turn is not None and cache.get(key) == whose_turn
            if (made := look()) or not is_being_made:
                return made
    return None
