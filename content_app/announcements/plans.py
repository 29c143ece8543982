"""The plan of a page's announcement, with real moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from .moments import Milestone, Moment
from .placements import Placement


@dataclass(frozen=True)
class PlannedStep:
    """One step; moments are in UTC, and None while nobody knows when they are."""

    key: str
    """The step's name for ever, wherever it is moved."""
    placement: Placement
    is_on: bool
    begins: Moment | None
    ends: Moment | None
    begins_at: datetime | None
    ends_at: datetime | None

    @property
    def has_end(self) -> bool:
        return self.ends is not None

    @property
    def can_be_reached(self) -> bool:
        """Whether its moments are known, and it ends after it begins."""
        if self.begins_at is None or (self.has_end and self.ends_at is None):
            return False
        return self.ends_at is None or self.begins_at < self.ends_at

    def is_over_by(self, moment: datetime) -> bool:
        """Whether it would have ended by `moment`, so that on a page that is online from then on it never shows."""
        return self.begins_at is not None and self.ends_at is not None and self.ends_at <= moment

    def happens_at(self, moment: datetime) -> bool:
        """Whether it has begun by `moment` and is not over; what has no end goes on."""
        if not self.is_on or not self.can_be_reached or self.begins_at is None:
            return False
        return self.begins_at <= moment and (self.ends_at is None or moment < self.ends_at)


def plan_of(page, goes_online_at: datetime | None = None) -> list[PlannedStep]:
    """The steps in the order in which they begin; those without a moment come last.

    `goes_online_at`: when a page that has never been online is taken to be.
    """
    steps = _steps_of(page, goes_online_at)
    return sorted(steps, key=lambda step: (step.begins_at is None, step.begins_at or 0))


def publication_planned_for(page) -> datetime | None:
    """When the plan wants a page to go online that has never been; None where it does not say."""
    if page.first_published_at:
        return None
    steps = [step for step in _steps_of(page) if step.placement is Placement.PAGE and step.is_on]
    return next((step.begins_at for step in steps), None)


def goes_live_at(page) -> datetime | None:
    """When the page is to go live: on the date that somebody has chosen, else when its plan wants it now."""
    if page.go_live_at and not page.goes_live_by_plan:
        return page.go_live_at
    return publication_planned_for(page)


def set_go_live(page, moment: datetime | None) -> bool:
    """Have `page` go live at `moment`, or at once; returns whether that changes it, which is left to be saved."""
    by_plan = moment is not None and moment == publication_planned_for(page)
    is_changed = (page.go_live_at, page.goes_live_by_plan) != (moment, by_plan)
    page.go_live_at, page.goes_live_by_plan = moment, by_plan
    return is_changed


def _steps_of(page, goes_online_at: datetime | None = None) -> Iterator[PlannedStep]:
    milestones = page.get_milestones()
    if goes_online_at and not page.first_published_at:
        milestones = {**milestones, Milestone.PUBLICATION: goes_online_at}
    online_at = milestones.get(Milestone.PUBLICATION)
    for child in page.announcement_plan:
        placement = Placement(child.block_type)
        begins = child.value["begins"].as_moment()
        begins_at = begins and begins.resolve(milestones, page.zone)
        if begins_at and online_at and placement is not Placement.PAGE:
            # Nothing can be announced that is not there yet.
            begins_at = max(begins_at, online_at)
        ends = child.value["ends"].as_moment() if "ends" in child.value else None
        ends_at = ends and ends.resolve(milestones, page.zone)
        over_at = milestones.get(Milestone.END)
        if placement is Placement.BANNER and begins_at and over_at and begins_at < over_at:
            # No banner outlives what it announces; one about the recording begins later.
            ends_at = ends_at and min(ends_at, over_at)
        yield PlannedStep(
            key=str(child.id),
            placement=placement,
            is_on=child.value["is_on"],
            begins=begins,
            ends=ends,
            begins_at=begins_at,
            ends_at=ends_at,
        )
