"""What a process knows for a short time, without a note of what it is about."""

import secrets
import threading
import time
from collections.abc import Sequence
from hashlib import blake2b
from typing import Generic, TypeVar

Value = TypeVar("Value")


class ShortMemory(Generic[Value]):
    """Holds `most` values for `seconds`, under digests of what they are about.

    The key of the digests is made at random, is in the memory of this process only, and is thrown away with all values
    when the period ends, also if nobody comes any more. So afterwards nobody can find out what they were about.
    """

    def __init__(self, seconds: int, most: int):
        self._seconds = seconds
        self._most = most
        self.forget()

    def forget(self) -> None:
        self._key = secrets.token_bytes(32)
        self._known: dict[bytes, Value] = {}
        self._ends_at = time.monotonic() + self._seconds

    def get(self, what: Sequence[object]) -> Value | None:
        self._forget_if_over()
        return self._known.get(self._digest(what))

    def put(self, what: Sequence[object], value: Value) -> None:
        """Nothing is held of what is new when there are `most` already."""
        self._forget_if_over()
        if not self._known:
            timer = threading.Timer(self._ends_at - time.monotonic(), self._forget_if_over)
            timer.daemon = True
            timer.start()
        digest = self._digest(what)
        if digest in self._known or len(self._known) < self._most:
            self._known[digest] = value

    def _forget_if_over(self) -> None:
        if time.monotonic() >= self._ends_at:
            self.forget()

    def _digest(self, what: Sequence[object]) -> bytes:
        return blake2b(repr(tuple(what)).encode(), key=self._key, digest_size=16).digest()
