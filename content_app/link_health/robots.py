"""What the owners of other sites allow programs to ask for (RFC 9309)."""

from datetime import timedelta
from urllib.robotparser import RobotFileParser

from django.core.cache import cache

from .destinations import NameNotFound, NotPublic
from .settings import link_check_settings, user_agent
from .transport import REDIRECTS, Answer, ask, parse
from .turns import turn_at

SIZE = 500 * 1024
"""How much of a robots.txt has to be read (RFC 9309, 2.5)."""
REDIRECTS_FOLLOWED = 5
KEPT_SECONDS = 24 * 60 * 60
"""RFC 9309, 2.4: for a day at most."""
LONGEST_DELAY = 10
"""In seconds. A longer Crawl-delay is not in the standard, and would have a worker wait for each link."""


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
    lines = text.splitlines()
    try:
        return _parsed(lines)
    except ValueError:
        # The lines that can be read count (RFC 9309, 2.3.1.5).
        return _parsed(list(filter(_can_be_read, lines)))


def _parsed(lines: list[str]) -> RobotFileParser:
    """Raises ValueError for numbers and addresses that are none."""
    rules = RobotFileParser()
    rules.parse(lines)
    return rules


def _can_be_read(line: str) -> bool:
    try:
        _parsed(["User-agent: *", line])
    except ValueError:
        return False
    return True


def _read_robots(url: str) -> str:
    answer = _ask_in_turn(url)
    for _hop in range(REDIRECTS_FOLLOWED):
        if answer.status not in REDIRECTS or not answer.leads_to:
            break
        try:
            answer = _ask_in_turn(answer.leads_to)
        except (NotPublic, NameNotFound):
            # That says nothing of the host itself, which has no such file for anybody.
            return ""
    if answer.status >= 500:
        raise OutOfOrder(answer.status)
    # Where there is no such file, everything may be asked for.
    return answer.text if answer.status == 200 else ""


def _ask_in_turn(url: str) -> Answer:
    with turn_at(_host(url), _pause()):
        return ask("GET", url, read_up_to=SIZE)


def _pause(delay: int | str | None = None) -> timedelta:
    """`delay` is the Crawl-delay."""
    # Cut before it is anything but a whole number, which alone can be of any size.
    seconds = max(link_check_settings().pause_seconds, min(int(delay or 0), LONGEST_DELAY))
    return timedelta(seconds=seconds)


def _host(url: str) -> str:
    return parse(url).hostname or ""
