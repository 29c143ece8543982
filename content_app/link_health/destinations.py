"""Where a name leads, and whether a request may go there.

Editors can type any address, and any server can redirect to any other. What connects from inside a network must not be
led to what stands inside it: a database, a router, the machine itself. So a name is resolved once, everything that it
resolves to must be public, and the connection goes to one of those very addresses: a name that answers differently the
second time (DNS rebinding) is not asked a second time.
"""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from .settings import link_check_settings

_ADDRESSES_TRIED = 3
_NAT64 = ip_network("64:ff9b::/96")
"""IPv4 addresses in the clothes of IPv6 (RFC 6052)."""


class NotPublic(Exception):
    """The name leads to an address that is not on the public internet."""


class NameNotFound(Exception):
    """Nobody knows the name."""


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of `host` that may be connected to, in the order of the resolver.

    Raises NotPublic where any is private, and NameNotFound.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NameNotFound(host) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not _may_connect(address):
            raise NotPublic(host)
    return addresses[:_ADDRESSES_TRIED]


def _may_connect(address: str) -> bool:
    if "%" in address:
        # An address of one network card.
        return False
    ip = _innermost(ip_address(address))
    if ip.is_loopback and link_check_settings().allow_loopback:
        return True
    # What was private before fc00::/7 (RFC 3879) counts as global for Python; IPv4 never had it.
    is_site_local = getattr(ip, "is_site_local", False)
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_unspecified or is_site_local
    )


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, where it does."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
