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
def time_zone_choices() -> list[tuple[str, str]]:
    """The zones named after a region and a place; bare offsets and legacy aliases are left out."""
    names = sorted(
        name
        for name in available_timezones()
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    )
    return [(name, name.replace("_", " ")) for name in names]


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
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


def place_of_zone(name: str) -> str:
    """The place after which a zone is named: "New York" for America/New_York."""
    return name.rsplit("/", 1)[-1].replace("_", " ")


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


def in_zone(wall_time: datetime, zone: ZoneInfo) -> datetime:
    """The UTC moment at which clocks in `zone` show the naive `wall_time`.

    Raises ValidationError where clocks skip that time (spring) or show it twice (autumn); PEP 495 is how `zoneinfo`
    tells the two apart.
    """
    if not EARLIEST_YEAR <= wall_time.year <= LATEST_YEAR:
        raise ValidationError(_("Check the year: this is not a date of our time."), code="far_year")
    first = wall_time.replace(tzinfo=zone, fold=0)
    second = wall_time.replace(tzinfo=zone, fold=1)
    place = zone.key.replace("_", " ")
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wall_time:
        raise ValidationError(
            _(
                "This time does not exist in %(zone)s: clocks there are set forward and skip it. "
                "Choose an earlier or a later time."
            ),
            code="nonexistent_time",
            params={"zone": place},
        )
    if first.utcoffset() != second.utcoffset():
        raise ValidationError(
            _(
                "This time happens twice in %(zone)s: clocks there are set back. Choose a time "
                "outside that hour, so that nobody comes an hour early or late."
            ),
            code="ambiguous_time",
            params={"zone": place},
        )
    return first.astimezone(UTC)
