"""The plan with which a site begins, until staff write their own in its settings."""

from .moments import Anchor, Unit
from .placements import Placement


def default_plan() -> list[tuple[str, dict]]:
    six_weeks_before = _moment(6, Unit.WEEKS, Anchor.BEFORE_START)
    two_weeks_before = _moment(2, Unit.WEEKS, Anchor.BEFORE_START)
    start = _moment(0, Unit.MINUTES, Anchor.AFTER_START)
    end = _moment(0, Unit.MINUTES, Anchor.AFTER_END)
    recording = _moment(0, Unit.MINUTES, Anchor.AFTER_RECORDING)
    three_weeks_later = _moment(3, Unit.WEEKS, Anchor.AFTER_RECORDING)
    return [
        _step(Placement.PAGE, six_weeks_before),
        _step(Placement.FEED, six_weeks_before),
        _step(Placement.CONDITIONS, six_weeks_before, start),
        _step(Placement.BANNER, two_weeks_before, start),
        _step(Placement.HOME, two_weeks_before, end),
        _step(Placement.BANNER, start, end),
        _step(Placement.HOME, recording, three_weeks_later),
        _step(Placement.CONDITIONS, recording, three_weeks_later),
    ]


def _moment(amount: int, unit: Unit, anchor: Anchor) -> dict:
    return {"amount": amount, "unit": unit.value, "anchor": anchor.value}


def _step(placement: Placement, begins: dict, ends: dict | None = None) -> tuple[str, dict]:
    step = {"begins": begins, "is_on": True}
    return placement.value, step if ends is None else step | {"ends": ends}
