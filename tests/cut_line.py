"""A line to a server that a test can cut and mend, while the server itself goes on for everybody else."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Thread


class Line:
    """Passes on what is sent to `port` of this machine, and what comes back."""

    def __init__(self, host: str, port: int):
        self._server_address = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.turned_away = 0
        """How many wanted to connect while it was cut."""
        self._is_cut = False
        self._ends: list[socket.socket] = []
        self._lock = Lock()
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Ends every connection in the middle of whatever is being said, and turns new ones away."""
        with self._lock:
            self._is_cut = True
            while self._ends:
                _hang_up(self._ends.pop())

    def mend(self) -> None:
        self._is_cut = False

    def close(self) -> None:
        # Accepting would not notice that it is closed.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._is_cut:
                    self.turned_away += 1
                    _hang_up(client)
                    continue
                server = socket.create_connection(self._server_address)
                self._ends += [client, server]
            for source, target in ((client, server), (server, client)):
                Thread(target=_pass_on, args=(source, target), daemon=True).start()


@contextmanager
def line_to(host: str, port: int) -> Iterator[Line]:
    line = Line(host, port)
    try:
        yield line
    finally:
        line.close()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while said := source.recv(65536):
            target.sendall(said)
    _hang_up(source)
    _hang_up(target)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
