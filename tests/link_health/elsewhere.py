"""Another web site, on this machine: it answers as each test wants, and remembers who asked for what."""

import threading
from collections import defaultdict
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

DRIPPING = 203
"""The status of a page that goes on coming, a byte at a time."""
A_MOMENT = 0.02
PATIENCE = 5.0
"""Seconds after which a page that does not answer lets go, should a test forget it."""


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]


class Elsewhere:
    def __init__(self):
        self.pages = {}
        self.asked: list[Asked] = []
        self.at_once = self.most_at_once = 0
        self.lock, self.let_go = threading.Lock(), threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *error):
        self.let_go.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def forget(self):
        self.pages, self.asked, self.most_at_once = {}, [], 0
        self.let_go.set()
        self.let_go = threading.Event()

    def page(self, path, *answers, get=None, headers=None, body=b"") -> str:
        """Has `path` answer with each of `answers` in turn, the last one for ever; returns its address.

        An answer is a status, "silence", "drop by drop", or "hang up". With `get`, that is what GET answers.
        """
        self.pages[path] = (list(answers), get, headers or {}, body)
        return self.url(path)

    def moved(self, path, to, status=301) -> str:
        return self.page(path, status, headers={"Location": to})

    def url(self, path) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def methods_by_path(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for request in self.asked:
            found[request.path].append(request.method)
        return dict(found)

    def _handler(site):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self):
                with site.lock:
                    site.asked.append(Asked(self.command, self.path, dict(self.headers)))
                    site.at_once += 1
                    site.most_at_once = max(site.most_at_once, site.at_once)
                try:
                    self.answer()
                finally:
                    with site.lock:
                        site.at_once -= 1

            do_GET = do_HEAD  # noqa: N815

            def answer(self):
                answers, get, headers, body = site.pages.get(self.path, ([404], None, {}, b""))
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
                if self.command == "GET" and get is not None:
                    answer = get
                if answer == "silence":
                    site.let_go.wait(PATIENCE)
                if answer == "drop by drop":
                    self.drip()
                if not isinstance(answer, int):
                    return
                if "Connection" in headers:
                    # Only HTTP/1.1 has a choice, and pieces of a size that is told in front.
                    self.protocol_version = "HTTP/1.1"
                self.send_response(answer)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)
                    if answer == DRIPPING:
                        self.drip()

            def drip(self):
                with suppress(OSError):
                    for _drop in range(int(PATIENCE / A_MOMENT)):
                        if site.let_go.wait(A_MOMENT):
                            return
                        self.wfile.write(b"#")

            def log_message(self, *args):
                pass

        return Handler
