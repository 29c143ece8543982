"""What will happen if a page is published as it is, and what is wrong with that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from content_app.base import clock

from .models import AnnouncedPage
from .plans import goes_live_at
from .timeline import TimelineEntry, timeline_of


class Severity(Enum):
    ERROR = "error"
    """Has to be mended."""
    WARNING = "warning"
    """May be meant so; somebody has to say that it is."""
    NOTE = "note"
    """Good to know."""


class Tab(Enum):
    """Where in the editor something is mended."""

    CONTENT = "content"
    CONNECTIONS = "connections"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True)
class Finding:
    code: str
    severity: Severity
    message: str
    tab: Tab | None = None


@dataclass(frozen=True)
class Intent:
    """To publish `page`, the newest draft, so that it is online from `goes_online_at` on (UTC)."""

    page: AnnouncedPage
    moment: datetime
    goes_online_at: datetime

    @property
    def is_scheduling(self) -> bool:
        return self.goes_online_at > self.moment

    @property
    def waits_until(self) -> datetime | None:
        """None where it goes online at once (UTC)."""
        return self.goes_online_at if self.is_scheduling else None


Check = Callable[[Intent], Iterable[Finding]]

_checks: list[Check] = []


def register(check: Check) -> None:
    """Have `check` asked before a page is published; a domain registers its own in `AppConfig.ready()`."""
    if check not in _checks:
        _checks.append(check)


@dataclass(frozen=True)
class Preflight:
    intent: Intent
    timeline: list[TimelineEntry]
    findings: list[Finding]

    @property
    def errors(self) -> list[Finding]:
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> list[Finding]:
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> list[Finding]:
        return self._of(Severity.NOTE)

    @property
    def needs_an_answer(self) -> bool:
        return self.intent.is_scheduling or bool(self.errors or self.warnings)

    def _of(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is severity]


def examine(page, *, at_once: bool = False) -> Preflight:
    """`page` as its newest draft says. With `at_once`, no date in it or in its plan is waited for."""
    moment = clock.now()
    planned = None if at_once else goes_live_at(page)
    intent = Intent(page, moment, max(planned or moment, moment))
    findings = [finding for check in _checks for finding in check(intent)]
    timeline = timeline_of(page, intent.goes_online_at, is_scheduled=intent.is_scheduling)
    return Preflight(intent, timeline, findings)


def must_be_read_before_publishing(draft) -> bool:
    """Whether `draft` has a plan or a date, and a preflight that somebody has to answer."""
    if not isinstance(draft, AnnouncedPage):
        return False
    is_planned = bool(draft.announcement_plan) or bool(draft.go_live_at)
    return is_planned and examine(draft).needs_an_answer
