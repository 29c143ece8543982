"""Connections that end, whatever the other side does.

A time-out of a socket counts from one byte to the next: a server that sends one now and then would hold a worker for
ever.
"""

import socket
from contextlib import suppress
from threading import Timer

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from .settings import link_check_settings

TIMEOUTS_IN_ALL = 3
"""How many time-outs a whole request may take: to connect, to be answered, and to be read."""


class _EndsInTime:
    sock: socket.socket | None
    _end: Timer | None = None

    def connect(self) -> None:
        self._end = Timer(link_check_settings().timeout_seconds * TIMEOUTS_IN_ALL, self._hang_up)
        self._end.daemon = True
        self._end.start()
        super().connect()  # type: ignore[misc]

    def close(self) -> None:
        if self._end:
            self._end.cancel()
        super().close()  # type: ignore[misc]

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self.sock:
                self.sock.shutdown(socket.SHUT_RDWR)


class EndingHTTPConnection(_EndsInTime, HTTPConnection):
    pass


class EndingHTTPSConnection(_EndsInTime, HTTPSConnection):
    pass


class EndingHTTPConnectionPool(HTTPConnectionPool):
    ConnectionCls = EndingHTTPConnection


class EndingHTTPSConnectionPool(HTTPSConnectionPool):
    ConnectionCls = EndingHTTPSConnection
