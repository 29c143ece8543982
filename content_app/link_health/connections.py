"""Connections that end, whatever the other side does.

A time-out of a socket counts from one byte to the next: a server that sends one now and then would hold a worker for
ever.
"""

import socket
from contextlib import suppress
from threading import Timer
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from .settings import link_check_settings

TIMEOUTS_IN_ALL = 3
"""How many time-outs a whole request may take: to connect, to be answered, and to be read."""


class Deadline:
    """Hangs up when a request has had its time, counted from the beginning of the block.

    It keeps hold of the socket itself: where the other side says "Connection: close", `http.client` parts with it once
    the headers are there, and the body has yet to be read.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_over = False
        self._timer = Timer(link_check_settings().timeout_seconds * TIMEOUTS_IN_ALL, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._timer.cancel()

    def hold_to(self, connected: socket.socket | None) -> None:
        self._socket = connected
        if self._is_over:
            self._hang_up()

    def _end(self) -> None:
        self._is_over = True
        self._hang_up()

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self._socket:
                self._socket.shutdown(socket.SHUT_RDWR)


class _EndsInTime:
    sock: socket.socket | None

    def __init__(self, *args: Any, deadline: Deadline, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline = deadline

    def connect(self) -> None:
        # To connect and to agree on a cipher have time-outs that hold for the whole of it.
        super().connect()  # type: ignore[misc]
        self._deadline.hold_to(self.sock)


class EndingHTTPConnection(_EndsInTime, HTTPConnection):
    pass


class EndingHTTPSConnection(_EndsInTime, HTTPSConnection):
    pass


class EndingHTTPConnectionPool(HTTPConnectionPool):
    """Has to be given the `deadline` of its one request."""

    ConnectionCls = EndingHTTPConnection


class EndingHTTPSConnectionPool(HTTPSConnectionPool):
    """Has to be given the `deadline` of its one request."""

    ConnectionCls = EndingHTTPSConnection
