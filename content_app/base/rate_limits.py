"""How often one connection may do something, without a note of whose connection it is."""

import secrets
import threading
import time
from collections import Counter
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

MOST_KNOWN = 50_000
"""So many are told apart at a time; those after them are let through until the period ends."""


class RateLimit:
    """Lets something happen `most` times in `seconds`, for each of what it is asked about.

    What is counted under is hashed with a key that is made at random, is in the memory of this process only, and is
    thrown away with all counts when the period ends. So nobody can be recognised by it afterwards, and each process has
    a limit of its own.
    """

    def __init__(self, most: int, seconds: int):
        self._most = most
        self._seconds = seconds
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._key = secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()
        self._ends_at = time.monotonic() + self._seconds

    def allows(self, *what: object) -> bool:
        """Whether it may happen once more; it counts as done then."""
        with self._lock:
            if time.monotonic() >= self._ends_at:
                self.forget()
            digest = blake2b(repr(what).encode(), key=self._key, digest_size=16).digest()
            if digest not in self._counts and len(self._counts) >= MOST_KNOWN:
                return True
            self._counts[digest] += 1
            return self._counts[digest] <= self._most


def connection_of(request: HttpRequest) -> str:
    """The internet address of whoever asks, or the /64 of an IPv6 address, which is one household's; "" if unknown.

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
    return str(ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)
