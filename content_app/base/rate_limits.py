"""How often one connection may do something, without a note of whose connection it is."""

import secrets
import threading
import time
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

MOST_KNOWN = 50_000
"""So many are told apart at a time; those after them are let through until the period ends."""

# One for all limits, since some are asked together; each is held for the time of a hash.
_lock = threading.Lock()


class RateLimit:
    """Lets something happen `most` times in `seconds`, for each of what it is asked about.

    What is counted under is hashed with a key that is made at random, is in the memory of this process only, and is
    thrown away with all counts when the period ends, also if nobody comes any more. So nobody can be recognised by it
    afterwards, and each process has a limit of its own.
    """

    def __init__(self, most: int, seconds: int):
        self._most = most
        self._seconds = seconds
        self.forget()

    def forget(self) -> None:
        self._key = secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()
        self._ends_at = time.monotonic() + self._seconds

    def allows(self, *what: object) -> bool:
        """Whether it may happen once more; it counts as done then, and only then."""
        return all_allow((self, what))

    def _has_room_for(self, what: Sequence[object]) -> bool:
        self._forget_if_over()
        return self._counts[self._digest(what)] < self._most

    def _forget_if_over(self) -> None:
        if time.monotonic() >= self._ends_at:
            self.forget()

    def _count(self, what: Sequence[object]) -> None:
        if not self._counts:
            timer = threading.Timer(self._ends_at - time.monotonic(), self._forget_if_over)
            timer.daemon = True
            timer.start()
        digest = self._digest(what)
        if digest in self._counts or len(self._counts) < MOST_KNOWN:
            self._counts[digest] += 1

    def _digest(self, what: Sequence[object]) -> bytes:
        return blake2b(repr(tuple(what)).encode(), key=self._key, digest_size=16).digest()


def all_allow(*asked: tuple[RateLimit, Sequence[object]]) -> bool:
    """Whether each limit allows once more what stands beside it; it then counts for all of them, or for none."""
    with _lock:
        is_allowed = all(limit._has_room_for(what) for limit, what in asked)
        if is_allowed:
            for limit, what in asked:
                limit._count(what)
        return is_allowed


def connection_of(request: HttpRequest) -> str:
    """The internet address of whoever asks, or the /64 of an IPv6 address, which is one household's; "" if unknown.

    A server that listens on IPv6 for both writes an IPv4 address into one of IPv6 (RFC 4291, 2.5.5.2); it is taken out.
    Behind proxies the address is what the outermost of them says. The setting CONTENT_APP_TRUSTED_PROXIES says how many
    there are; without it X-Forwarded-For, which anybody can send, is not believed.
    """
    address = request.META.get("REMOTE_ADDR", "")
    proxies = getattr(settings, "CONTENT_APP_TRUSTED_PROXIES", 0)
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(hops) >= proxies:
        address = hops[-proxies].strip()
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
