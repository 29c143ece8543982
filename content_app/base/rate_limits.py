"""How often one connection may do something, without a note of whose connection it is."""

import threading
from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from .short_memory import ShortMemory

MOST_KNOWN = 50_000
"""So many are told apart at a time; those after them are let through until the period ends."""

# One for all limits, since some are asked together; each is held for the time of a hash.
_lock = threading.Lock()


class RateLimit(ShortMemory[int]):
    """Lets something happen `times` in `seconds`, for each of what it is asked about. Each process has a limit of its
    own."""

    def __init__(self, times: int, seconds: int):
        super().__init__(seconds, MOST_KNOWN)
        self._times = times

    def allows(self, *what: object) -> bool:
        """Whether it may happen once more; it counts as done then, and only then."""
        return all_allow((self, what))

    def _has_room_for(self, what: Sequence[object]) -> bool:
        return (self.get(what) or 0) < self._times

    def _count(self, what: Sequence[object]) -> None:
        self.put(what, (self.get(what) or 0) + 1)


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
