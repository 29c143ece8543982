"""One request to one address elsewhere, sent to where its name was found to lead."""

import ssl
import time
from dataclasses import dataclass
from functools import cache
from urllib.parse import SplitResult, urljoin, urlsplit

from django.utils.encoding import iri_to_uri
from urllib3 import HTTPConnectionPool, Timeout
from urllib3.exceptions import HTTPError, SSLError, TimeoutError
from urllib3.response import BaseHTTPResponse

from .connections import Deadline, EndingHTTPConnectionPool, EndingHTTPSConnectionPool
from .destinations import NotPublic, public_addresses
from .settings import link_check_settings, user_agent

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_PIECE = 16 * 1024


@dataclass(frozen=True)
class Answer:
    status: int
    leads_to: str = ""
    """The address that a redirect names, in full."""
    text: str = ""


class Unreachable(Exception):
    """There was no answer, or none that is HTTP."""


class TimedOut(Unreachable):
    pass


class BadCertificate(Unreachable):
    """Browsers would warn of it."""


def parse(url: str) -> SplitResult:
    """The parts of an address, in ASCII. Raises NotPublic for what no request can be sent to."""
    try:
        parts = urlsplit(iri_to_uri(url))
        host = (urlsplit(url).hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise NotPublic(url) from error
    if parts.scheme not in _PORTS or not host:
        raise NotPublic(url)
    # Without a user name and a password, which are nobody's business.
    return parts._replace(netloc=(f"[{host}]" if ":" in host else host) + port, fragment="")


def ask(method: str, url: str, *, read_up_to: int = 0) -> Answer:
    """Send one request, follow nothing, and read no more than `read_up_to` bytes of what comes.

    Raises NotPublic, NameNotFound and Unreachable. Nothing of readers or staff is in the request.
    """
    parts = parse(url)
    port = parts.port or _PORTS[parts.scheme]
    failure: Exception | None = None
    for address in public_addresses(parts.hostname or "", port):
        try:
            return _ask_at(address, port, method, parts, read_up_to)
        except (HTTPError, OSError, ValueError) as error:
            failure = error
    raise _unreachable(failure) from failure


def _ask_at(address: str, port: int, method: str, parts: SplitResult, read_up_to: int) -> Answer:
    with Deadline() as deadline, _connection(parts, address, port, deadline) as pool:
        response = pool.urlopen(
            method,
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            headers={
                "Host": parts.netloc,
                "User-Agent": user_agent(),
                "Accept": "text/html, */*;q=0.5",
                "Accept-Encoding": "identity",
            },
            redirect=False,
            retries=False,
            preload_content=False,
        )
        try:
            location = response.headers.get("Location") if response.status in REDIRECTS else ""
            return Answer(
                response.status,
                leads_to=urljoin(parts.geturl(), location) if location else "",
                text=_read(response, read_up_to),
            )
        finally:
            response.close()


def _connection(
    parts: SplitResult, address: str, port: int, deadline: Deadline
) -> HTTPConnectionPool:
    timeout = Timeout(link_check_settings().timeout_seconds)
    if parts.scheme == "http":
        return EndingHTTPConnectionPool(address, port, timeout=timeout, deadline=deadline)
    # The certificate must be that of the name, whatever address it was resolved to.
    return EndingHTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        deadline=deadline,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        ssl_context=_tls(),
    )


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(response: BaseHTTPResponse, read_up_to: int) -> str:
    """A server that sends drop by drop is heard no longer than one that is silent."""
    deadline = time.monotonic() + link_check_settings().timeout_seconds
    held = b""
    while len(held) < read_up_to and time.monotonic() < deadline:
        piece = response.read1(_PIECE)
        if not piece:
            break
        held += piece
    return held[:read_up_to].decode("utf-8", "replace")


def _unreachable(error: Exception | None) -> Unreachable:
    if isinstance(error, TimeoutError):
        return TimedOut(str(error))
    if isinstance(error, SSLError):
        return BadCertificate(str(error))
    return Unreachable(str(error))
