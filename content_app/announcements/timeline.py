"""What will happen to a page, in order, as its plan and its schedule say."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from content_app.base import clock

from .moments import Milestone
from .placements import Placement
from .plans import PlannedStep, plan_of


@dataclass(frozen=True)
class TimelineEntry:
    """Moments are in UTC; `at` is None where it is not known when this happens."""

    what: str
    at: datetime | None
    until: datetime | None = None
    note: str = ""
    is_milestone: bool = False
    """Something that happens to the page, and not a step that tells of it."""
    is_on: bool = True

    @property
    def seen_from(self) -> datetime | None:
        """The first whole minute at which it can be seen, since a preview is asked for by the minute."""
        if self.at is None or self.at == self.at.replace(second=0, microsecond=0):
            return self.at
        return self.at.replace(second=0, microsecond=0) + timedelta(minutes=1)

    @property
    def is_past(self) -> bool:
        last = self.until or self.at
        return last is not None and last < clock.now()

    @property
    def is_now(self) -> bool:
        if self.at is None or self.until is None:
            return False
        return self.at <= clock.now() < self.until


def timeline_of(page, goes_online_at: datetime, *, is_scheduled: bool) -> list[TimelineEntry]:
    """What has no time left once the page is there is left out.

    `goes_online_at`: when it will if it is published as it is now, which may be at once.
    """
    steps = [_step(step) for step in _other_steps(page, goes_online_at)]
    entries = sorted(
        [*_milestones(page), *steps], key=lambda entry: (entry.at is None, entry.at or 0)
    )
    online_at = page.first_published_at or (goes_online_at if is_scheduled else None)
    return [TimelineEntry(_("The page goes online"), online_at, is_milestone=True), *entries]


def _milestones(page):
    names = {Milestone.START: _("It begins"), Milestone.END: _("It ends")}
    for milestone, name in names.items():
        if at := page.get_milestones().get(milestone):
            yield TimelineEntry(name, at, is_milestone=True)
    if page.expire_at:
        yield TimelineEntry(_("The page is taken offline"), page.expire_at, is_milestone=True)


def _other_steps(page, goes_online_at: datetime) -> list[PlannedStep]:
    there_from = page.first_published_at or goes_online_at
    return [
        step
        for step in plan_of(page, goes_online_at)
        if step.placement is not Placement.PAGE and not step.is_over_by(there_from)
    ]


def _step(step: PlannedStep) -> TimelineEntry:
    return TimelineEntry(
        what=str(step.placement.label),
        at=step.begins_at,
        until=step.ends_at,
        note=_words_of(step),
        is_on=step.is_on,
    )


def _words_of(step: PlannedStep) -> str:
    if step.begins is None:
        return _("Say when it begins.")
    if not step.has_end:
        return str(step.begins)
    if step.ends is None:
        return _("Say when it ends.")
    ends = step.ends.as_end(step.begins)
    return _("%(begins)s, %(ends)s") % {"begins": step.begins, "ends": ends}
