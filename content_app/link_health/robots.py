"""What the owners of other sites allow programs to ask for (RFC 9309)."""

from datetime import timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from django.core.cache import cache

from .destinations import NotPublic
from .settings import link_check_settings, user_agent
from .transport import REDIRECTS, Answer, ask, parse
from .turns import turn_at

SIZE = 500 * 1024
"""How much of a robots.txt has to be read (RFC 9309, 2.5)."""
REDIRECTS_FOLLOWED = 5
KEPT_SECONDS = 24 * 60 * 60
"""RFC 9309, 2.4: for a day at most."""
LONGEST_PAUSE = timedelta(seconds=10)
"""A longer Crawl-delay is not in the standard, and would have a worker wait for each link."""


class OutOfOrder(Exception):
    """The server cannot even say what it allows: then nothing else may be asked (RFC 9309, 2.3.1.4)."""

    def __init__(self, status: int):
        self.status = status


def ask_politely(method: str, url: str) -> Answer | None:
    """The answer, in turn and after a pause; None where the host's robots.txt keeps programs out.

    Raises what `transport.ask` does, HostBusy, and OutOfOrder.
    """
    rules = _rules_for(url)
    if not rules.can_fetch(user_agent(), parse(url).geturl()):
        return None
    with turn_at(_host(url), _pause(rules.crawl_delay(user_agent()))):
        return ask(method, url)


def _rules_for(url: str) -> RobotFileParser:
    parts = parse(url)
    key = f"content_app.robots.{parts.scheme}.{parts.netloc}"
    text = cache.get(key)
    if text is None:
        text = _read_robots(f"{parts.scheme}://{parts.netloc}/robots.txt")
        cache.set(key, text, KEPT_SECONDS)
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    return rules


def _read_robots(url: str) -> str:
    for _hop in range(REDIRECTS_FOLLOWED + 1):
        with turn_at(_host(url), _pause()):
            answer = ask("GET", url, read_up_to=SIZE)
        if answer.status not in REDIRECTS or not answer.leads_to:
            break
        url = answer.leads_to
    if answer.status >= 500:
        raise OutOfOrder(answer.status)
    # Where there is no such file, everything may be asked for.
    return answer.text if answer.status == 200 else ""


def _pause(asked_for: float | str | None = None) -> timedelta:
    seconds = max(link_check_settings().pause_seconds, float(asked_for or 0))
    return min(timedelta(seconds=seconds), LONGEST_PAUSE)


def _host(url: str) -> str:
    host = urlsplit(url).hostname
    if not host:
        raise NotPublic(url)
    return host
