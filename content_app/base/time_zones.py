"""Time zones by the names of the IANA time zone database."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import clock

DEFAULT_TIME_ZONE = "America/New_York"
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""Beyond these a date is a slip, and at the ends of the calendar it has no moment in UTC."""


@cache
def _time_zone_names() -> frozenset[str]:
    """Kept, because looking for them reads every file of the zone database."""
    return frozenset(available_timezones())


@cache
def time_zone_choices() -> list[tuple[str, str]]:
    """The zones named after a region and a place; bare offsets and legacy aliases are left out."""
    names = sorted(
        name
        for name in _time_zone_names()
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    )
    return [(name, name.replace("_", " ")) for name in names]


def is_time_zone(name: str) -> bool:
    return name in _time_zone_names()


def place_of(zone_name: str) -> str:
    """The place after which a zone is named: "New York" for America/New_York."""
    return zone_name.rsplit("/", 1)[-1].replace("_", " ")


def validate_time_zone(name: str) -> None:
    if not is_time_zone(name):
        raise ValidationError(
            _("“%(name)s” is not the name of a time zone. Choose one, such as America/New_York."),
            code="unknown_time_zone",
            params={"name": name},
        )


def zone_named(name: str) -> ZoneInfo:
    """The zone of that name; UTC where the zone database has dropped it since the name was stored.

    Moments are stored in UTC, so that only the way of writing them is lost with a zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def validate_date(day: date) -> None:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise ValidationError(_("Check the year: this is not a date of our time."), code="far_year")


def validate_not_ahead(day: date) -> None:
    """Refuses a day that has not begun anywhere yet (clocks are at most 14 hours ahead of UTC)."""
    if day > (clock.now() + timedelta(hours=14)).date():
        raise ValidationError(
            _("This day is still to come. Give the day on which it happened."), code="day_ahead"
        )


def validate_moment(moment: datetime) -> None:
    validate_date(moment.date())


def moments_at(wall_time: datetime, zone: ZoneInfo) -> list[datetime]:
    """The UTC moments at which clocks in `zone` show the naive `wall_time`, in order.

    None where clocks skip that time (spring), two where they show it twice (autumn); PEP 495 is how `zoneinfo` tells
    the two apart.
    """
    folds = (wall_time.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return sorted(
        {moment for moment in folds if moment.astimezone(zone).replace(tzinfo=None) == wall_time}
    )


def is_shown_twice(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether clocks in `zone` show the time of this moment at another moment too."""
    return len(moments_at(moment.astimezone(zone).replace(tzinfo=None, fold=0), zone)) > 1


def in_zone(wall_time: datetime, zone: ZoneInfo, fold: int | None = None) -> datetime:
    """The UTC moment at which clocks in `zone` show the naive `wall_time`.

    `fold` (PEP 495) says which is meant of two: 0 is the first, 1 the second. Raises ValidationError where clocks skip
    that time, and where they show it twice and no `fold` is given.
    """
    if not EARLIEST_YEAR <= wall_time.year <= LATEST_YEAR:
        raise ValidationError(_("Check the year: this is not a date of our time."), code="far_year")
    moments = moments_at(wall_time, zone)
    place = zone.key.replace("_", " ")
    if not moments:
        raise ValidationError(
            _(
                "This time does not exist in %(zone)s: clocks there are set forward and skip it. "
                "Choose an earlier or a later time."
            ),
            code="nonexistent_time",
            params={"zone": place},
        )
    if len(moments) == 1:
        return moments[0]
    if fold is None:
        raise ValidationError(
            _(
                "This time happens twice in %(zone)s: clocks there are set back. Say which of the "
                "two you mean."
            ),
            code="ambiguous_time",
            params={"zone": place},
        )
    return moments[fold]
