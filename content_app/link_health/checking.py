"""Whether an address elsewhere still leads where it should: HEAD, then GET, and redirects followed by hand."""

from dataclasses import dataclass
from urllib.parse import urldefrag

from .destinations import NameNotFound, NotPublic
from .models import URL_LENGTH, ExternalAddress
from .reasons import Reason
from .robots import OutOfOrder, ask_politely
from .transport import REDIRECTS, Answer, BadCertificate, TimedOut, Unreachable

Outcome = ExternalAddress.Outcome

REDIRECTS_FOLLOWED = 10
"""Browsers give up after twenty; a link that needs more than this is broken for whoever keeps it."""
_FOR_EVER = frozenset({301, 308})
_FOR_PEOPLE_ONLY = frozenset({401, 403, 407, 429, 451})
"""A log-in, a guard against programs, or too many questions: readers may get through."""


@dataclass(frozen=True)
class Verdict:
    outcome: str
    reason: str = ""
    status: int | None = None
    moved_to: str = ""


def check(url: str) -> Verdict:
    """Raises HostBusy where the address should be asked later."""
    try:
        return _follow(url)
    except NotPublic:
        return Verdict(Outcome.REFUSED, Reason.NOT_PUBLIC)
    except NameNotFound:
        return Verdict(Outcome.FAILS, Reason.NAME)
    except TimedOut:
        return Verdict(Outcome.FAILS, Reason.TIMEOUT)
    except BadCertificate:
        return Verdict(Outcome.FAILS, Reason.CERTIFICATE)
    except Unreachable:
        return Verdict(Outcome.FAILS, Reason.CONNECTION)
    except OutOfOrder as failure:
        return Verdict(Outcome.FAILS, Reason.STATUS, failure.status)


def _follow(url: str) -> Verdict:
    current, fragment = urldefrag(url)
    seen, moved_to, for_ever = {current}, "", True
    for _hop in range(REDIRECTS_FOLLOWED):
        answer = _head_or_get(current)
        if answer is None:
            return Verdict(Outcome.WITHHELD, Reason.ROBOTS)
        if answer.status not in REDIRECTS or not answer.leads_to:
            return _judge(answer.status, _with_fragment(moved_to, fragment))
        current = urldefrag(answer.leads_to).url
        # What is elsewhere for today only, as a DOI always is, keeps its own address.
        for_ever = for_ever and answer.status in _FOR_EVER
        if for_ever:
            moved_to = answer.leads_to
        if current in seen:
            return Verdict(Outcome.FAILS, Reason.CIRCLE)
        seen.add(current)
    return Verdict(Outcome.FAILS, Reason.CIRCLE)


def _head_or_get(url: str) -> Answer | None:
    """Some servers know no HEAD, and say so in many ways."""
    try:
        answer = ask_politely("HEAD", url)
    except (TimedOut, BadCertificate):
        raise
    except Unreachable:
        answer = Answer(status=0)
    if answer is None or 200 <= answer.status < 400:
        return answer
    return ask_politely("GET", url)


def _judge(status: int, moved_to: str) -> Verdict:
    if status in _FOR_PEOPLE_ONLY:
        return Verdict(Outcome.WITHHELD, Reason.STATUS, status)
    if not 200 <= status < 300:
        return Verdict(Outcome.FAILS, Reason.STATUS, status)
    if moved_to and len(moved_to) <= URL_LENGTH:
        return Verdict(Outcome.MOVED, moved_to=moved_to)
    return Verdict(Outcome.ANSWERS)


def _with_fragment(url: str, fragment: str) -> str:
    """As browsers do, which take the part of the page along."""
    return f"{url}#{fragment}" if url and fragment and "#" not in url else url
