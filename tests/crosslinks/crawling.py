"""A visitor who follows every internal address that the site shows."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.test import Client

HOST = "http://localhost"
ENTRANCES = ("/", "/sitemap.xml")
_FILES = ("/media/", "/static/")
# A parser would take longer than the pages themselves.
_TAG = re.compile(r"<(?:a|link)\b[^>]*>")
_HREF = re.compile(r'\bhref="([^"]*)"')
_FULL_ADDRESS = re.compile(rf"{HOST}[^\s<>\"]*")


class Crawl:
    """What each address answered; `dead` are those that a reader is sent to for nothing."""

    def __init__(self, client: Client):
        self.pages: dict[str, str] = {}
        self.dead: dict[str, str] = {}
        self.without_address: dict[str, str] = {}
        self._client = client
        waiting = dict.fromkeys(ENTRANCES, "the entrance")
        while waiting:
            address, found_on = waiting.popitem()
            links = self._visit(address, found_on)
            waiting |= {url: address for url in links if url not in self.pages}

    def _visit(self, address: str, found_on: str) -> Iterator[str]:
        response = self._client.get(address)
        leads_to = response.headers.get("Location", "")
        if leads_to:
            response = self._client.get(leads_to)
        self.pages[address] = response.text
        if response.status_code != 200 or "login" in leads_to:
            self.dead[address] = f"{response.status_code} {leads_to}, linked on {found_on}"
        elif response.headers["Content-Type"].startswith("text/html"):
            for tag in _TAG.findall(response.text):
                href = _HREF.search(tag)
                if href is None or href[1] in {"", "#"}:
                    self.without_address[address] = tag
                elif path := _internal(unescape(href[1]), address):
                    yield path
        else:
            for url in _FULL_ADDRESS.findall(response.text):
                if path := _internal(unescape(url), address):
                    yield path


def _internal(url: str, address: str) -> str | None:
    """The internal address to ask for, without the place in the page."""
    parts = urlsplit(urljoin(f"{HOST}{address}", url))
    if f"{parts.scheme}://{parts.netloc}" != HOST or parts.path.startswith(_FILES):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
