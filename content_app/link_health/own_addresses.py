"""What this site itself answers at an address, asked for as a reader would, without a network."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpResponse
from wagtail.models import Site

from content_app.base.own_site import response_at

REDIRECTS_FOLLOWED = 5


@dataclass(frozen=True)
class OwnAnswer:
    status: int
    anchors: frozenset[str] = frozenset()
    """The parts of the page to which a link can lead."""


class OwnAddresses:
    """Which addresses are this site's, and what stands there; each is asked for once."""

    def __init__(self) -> None:
        sites = Site.objects.order_by("-is_default_site", "pk")
        self._ports = {site.hostname: site.port for site in sites}
        admin = urlsplit(getattr(settings, "WAGTAILADMIN_BASE_URL", "")).hostname
        self._hosts = {*self._ports, *([admin] if admin else [])}
        self._default_host = next(iter(self._ports), "localhost")
        self._answers: dict[tuple[str, str], OwnAnswer] = {}

    def holds(self, url: str) -> bool:
        """Whether `url` is one of this site's: a path, a part of a page, or an address in full."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        if not parts.scheme and not parts.netloc:
            return url.startswith(("/", "#"))
        return parts.scheme in {"", "http", "https"} and parts.hostname in self._hosts

    def answer_to(self, url: str) -> OwnAnswer:
        """`url` in full, or as a path of the default site."""
        parts = urlsplit(url)
        host = parts.hostname if parts.hostname in self._ports else self._default_host
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        key = (host or "", target)
        if key not in self._answers:
            self._answers[key] = self._ask(*key)
        return self._answers[key]

    def _ask(self, host: str, target: str) -> OwnAnswer:
        for _hop in range(REDIRECTS_FOLLOWED):
            if target.startswith(_paths_of_files()):
                return OwnAnswer(200)
            response = response_at(host, self._ports.get(host, 80), target)
            if 300 <= response.status_code < 400 and response.has_header("Location"):
                parts = urlsplit(urljoin(target, response["Location"]))
                if parts.hostname and parts.hostname not in self._hosts:
                    return OwnAnswer(200)
                if parts.hostname and parts.hostname in self._ports:
                    host = parts.hostname
                target = parts.path + (f"?{parts.query}" if parts.query else "")
                continue
            if isinstance(response, HttpResponse) and "html" in response.get("Content-Type", ""):
                html = response.content.decode(response.charset, "replace")
                return OwnAnswer(response.status_code, _anchors_in(html))
            return OwnAnswer(response.status_code)
        return OwnAnswer(404)


def _paths_of_files() -> tuple[str, ...]:
    """Below these, uploads and static files are often served by something else than Django."""
    # Where a host has no such folder, Django says "/".
    return tuple(url for url in (settings.MEDIA_URL, settings.STATIC_URL) if url and url != "/")


def _anchors_in(html: str) -> frozenset[str]:
    parser = _Anchors()
    parser.feed(html)
    return frozenset(parser.found)


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {
            value
            for name, value in attrs
            if value and (name == "id" or (tag, name) == ("a", "name"))
        }
