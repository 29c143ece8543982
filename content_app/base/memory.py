"""What a process remembers of the database until anything changes.

Who hears of changes remembers (`remember_in`); where nobody does, everything is asked each time.
"""

from collections.abc import Callable
from typing import Any, Protocol


class Memory(Protocol):
    def __call__(self, name: str, find: Callable[[], Any]) -> Any:
        """What goes by `name`, of now or of an earlier time since which nothing has changed."""


_memories: list[Memory] = []


def remember_in(memory: Memory) -> None:
    if memory not in _memories:
        _memories.append(memory)


def remembered(name: str, find: Callable[[], Any]) -> Any:
    """What `find` finds, which others are given too: not to be changed, and the same for whoever asks by that name."""
    return _memories[0](name, find) if _memories else find()
