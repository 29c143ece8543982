"""Moments that are meant relative to something that happens, such as "2 weeks before the start"; and fixed ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _


class Milestone(Enum):
    """What happens to a page that is announced; a page says when in `get_milestones`."""

    PUBLICATION = auto()
    START = auto()
    END = auto()
    RECORDING = auto()


Milestones = Mapping[Milestone, datetime | None]
"""Moments in UTC; None, or nothing, where it is not known (yet) when it happens."""


class Unit(models.TextChoices):
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")


class Anchor(models.TextChoices):
    BEFORE_START = "before_start", _("before the start")
    AFTER_START = "after_start", _("after the start")
    AFTER_END = "after_end", _("after the end")
    AFTER_RECORDING = "after_recording", _("after the recording is there")
    AFTER_PUBLICATION = "after_publication", _("after the page is online")

    @property
    def milestone(self) -> Milestone:
        return _DIRECTIONS[self][0]

    @property
    def sign(self) -> int:
        return _DIRECTIONS[self][1]

    @property
    def very_moment(self) -> str:
        """What is said of no time before or after it: "at the start"."""
        return str(_AT[self.milestone])


_DIRECTIONS = {
    Anchor.BEFORE_START: (Milestone.START, -1),
    Anchor.AFTER_START: (Milestone.START, 1),
    Anchor.AFTER_END: (Milestone.END, 1),
    Anchor.AFTER_RECORDING: (Milestone.RECORDING, 1),
    Anchor.AFTER_PUBLICATION: (Milestone.PUBLICATION, 1),
}

_AT = {
    Milestone.START: _("at the start"),
    Milestone.END: _("at the end"),
    Milestone.RECORDING: _("when the recording is there"),
    Milestone.PUBLICATION: _("when the page goes online"),
}

_UNTIL = {
    Milestone.START: _("until the start"),
    Milestone.END: _("until the end"),
    Milestone.RECORDING: _("until the recording is there"),
    Milestone.PUBLICATION: _("until the page goes online"),
}

_AMOUNTS = {
    Unit.MINUTES: ngettext_lazy("%(number)d minute", "%(number)d minutes", "number"),
    Unit.HOURS: ngettext_lazy("%(number)d hour", "%(number)d hours", "number"),
    Unit.DAYS: ngettext_lazy("%(number)d day", "%(number)d days", "number"),
    Unit.WEEKS: ngettext_lazy("%(number)d week", "%(number)d weeks", "number"),
}


@dataclass(frozen=True)
class RelativeMoment:
    amount: int
    unit: Unit
    anchor: Anchor

    def __str__(self) -> str:
        """As what begins then is said: "2 weeks before the start"."""
        return self._distance() or self.anchor.very_moment

    def as_end(self, begins: "Moment | None" = None) -> str:
        """As what ends then is said: "until the start".

        Of what `begins` when that happens from which the end counts, it is said once: "until 3 weeks later".
        """
        distance = self._distance()
        if distance and self._follows(begins):
            return gettext("until %(amount)s later") % {"amount": self._amount()}
        if not distance:
            return str(_UNTIL[self.anchor.milestone])
        return gettext("until %(moment)s") % {"moment": distance}

    def resolve(self, milestones: Milestones, zone: ZoneInfo) -> datetime | None:
        """The moment in UTC, or None while nobody knows when the milestone is.

        Days and weeks keep the hour that clocks in `zone` show, across the days on which they change;
        hours and minutes pass at the same rate everywhere.
        """
        milestone = milestones.get(self.anchor.milestone)
        if milestone is None:
            return None
        distance = self.anchor.sign * timedelta(**{self.unit.value: self.amount})
        if self.unit in {Unit.DAYS, Unit.WEEKS}:
            return (milestone.astimezone(zone) + distance).astimezone(UTC)
        # In one zone Python adds what clocks show, and not what passes.
        return milestone.astimezone(UTC) + distance

    def _distance(self) -> str:
        if self.amount == 0:
            return ""
        return gettext("%(amount)s %(relation)s") % {
            "amount": self._amount(),
            "relation": self.anchor.label,
        }

    def _amount(self) -> str:
        return _AMOUNTS[self.unit] % {"number": self.amount}

    def _follows(self, begins: "Moment | None") -> bool:
        return (
            isinstance(begins, RelativeMoment)
            and begins.amount == 0
            and begins.anchor.milestone is self.anchor.milestone
            and self.anchor.sign > 0
        )


@dataclass(frozen=True)
class FixedMoment:
    at: datetime

    def __str__(self) -> str:
        return gettext("at a fixed time")

    def as_end(self, begins: "Moment | None" = None) -> str:
        return gettext("until a fixed time")

    def resolve(self, milestones: Milestones, zone: ZoneInfo) -> datetime:
        return self.at.astimezone(UTC)


Moment = RelativeMoment | FixedMoment
