"""A webinar's time in whole sentences, so that whoever enters it can hear a slip before it is saved.

Pure functions of moments and zones. Zones of the United States have the names that people there use, and a clock of
twelve hours in English; others are named after their place, with a clock of twenty-four.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from content_app.base.time_zones import is_shown_twice, is_time_zone, place_of

from .states import DEFAULT_DURATION

NAMED_ZONES = {
    "America/New_York": pgettext_lazy("time zone", "Eastern"),
    "America/Detroit": pgettext_lazy("time zone", "Eastern"),
    "America/Chicago": pgettext_lazy("time zone", "Central"),
    "America/Denver": pgettext_lazy("time zone", "Mountain"),
    "America/Phoenix": pgettext_lazy("time zone", "Arizona"),
    "America/Los_Angeles": pgettext_lazy("time zone", "Pacific"),
    "America/Anchorage": pgettext_lazy("time zone", "Alaska"),
    "Pacific/Honolulu": pgettext_lazy("time zone", "Hawaii"),
}

DEFAULT_READ_BACK_TIME_ZONES = ("America/Los_Angeles", "Europe/Amsterdam")

LONG_DURATION = timedelta(hours=8)
"""A webinar that lasts longer has more likely a slip in its end."""


def read_back_zones() -> list[ZoneInfo]:
    """Where else a time is read back, from the setting CONTENT_APP_READ_BACK_TIME_ZONES; unknown names are left out."""
    names = getattr(settings, "CONTENT_APP_READ_BACK_TIME_ZONES", DEFAULT_READ_BACK_TIME_ZONES)
    return [ZoneInfo(name) for name in names if is_time_zone(name)]


def start_in_words(start: datetime, zone: ZoneInfo, others: Sequence[ZoneInfo] = ()) -> str:
    """Such as "Tuesday, March 9, 2027, 7:00 pm Eastern; 4:00 pm Pacific; 01:00 on Wednesday in Amsterdam."."""
    day = start.astimezone(zone).date()
    here = _("%(day)s, %(time)s") % {
        "day": day_in_words(day),
        "time": _time_and_which(start, zone, day),
    }
    elsewhere = [time_in_words(start, other, day) for other in others if other.key != zone.key]
    return _("%(times)s.") % {"times": "; ".join([here, *elsewhere])}


def end_in_words(start: datetime, end: datetime | None, zone: ZoneInfo) -> str:
    """Such as "It ends at 8:30 pm Eastern, after 1 hour and 30 minutes."; without an end, the usual one."""
    first_day = start.astimezone(zone).date()
    if end is None:
        return _("No end is given, so it is taken to last one hour, until %(time)s.") % {
            "time": time_in_words(start + DEFAULT_DURATION, zone, first_day)
        }
    day = end.astimezone(zone).date()
    if day == first_day:
        phrase = _("It ends at %(time)s, after %(duration)s.")
    else:
        phrase = _("It ends on %(day)s, %(time)s, after %(duration)s.")
    return phrase % {
        "day": day_in_words(day),
        "time": _time_and_which(end, zone, day),
        "duration": duration_in_words(end - start),
    }


def own_clock_in_words(start: datetime, own_zone: ZoneInfo) -> str:
    """The start on the clock of whoever enters it."""
    return _("Your own clock: %(day)s, %(hour)s.") % {
        "day": day_in_words(start.astimezone(own_zone).date()),
        "hour": hour_in_words(start, own_zone),
    }


def day_in_words(day: date) -> str:
    return _("%(weekday)s, %(date)s") % {
        "weekday": date_format(day, "l"),
        "date": date_format(day, "DATE_FORMAT"),
    }


def time_in_words(moment: datetime, zone: ZoneInfo, day: date) -> str:
    """The hour with its zone, and with the day of the week where that is another than `day`."""
    local = moment.astimezone(zone)
    is_other_day = local.date() != day
    if zone.key in NAMED_ZONES:
        phrase = _("%(hour)s %(zone)s on %(weekday)s") if is_other_day else _("%(hour)s %(zone)s")
    elif is_other_day:
        phrase = _("%(hour)s on %(weekday)s in %(place)s")
    else:
        phrase = _("%(hour)s in %(place)s")
    return phrase % {
        "hour": hour_in_words(moment, zone),
        "weekday": date_format(local, "l"),
        "zone": NAMED_ZONES.get(zone.key, ""),
        "place": place_of(zone.key),
    }


def hour_in_words(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    speaks_english = (get_language() or "").startswith("en")
    if speaks_english and zone.key in NAMED_ZONES:
        return date_format(local, "g:i A").lower()
    return date_format(local, "H:i")


def duration_in_words(duration: timedelta) -> str:
    hours, minutes = divmod(round(duration.total_seconds() / 60), 60)
    hours_in_words = ngettext("%(hours)d hour", "%(hours)d hours", hours) % {"hours": hours}
    minutes_in_words = ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {
        "minutes": minutes
    }
    if not minutes:
        return hours_in_words
    if not hours:
        return minutes_in_words
    return _("%(hours)s and %(minutes)s") % {"hours": hours_in_words, "minutes": minutes_in_words}


def _time_and_which(moment: datetime, zone: ZoneInfo, day: date) -> str:
    """The time, and which of the two it is where clocks show it twice."""
    time = time_in_words(moment, zone, day)
    if not is_shown_twice(moment, zone):
        return time
    if moment.astimezone(zone).fold:
        return _("%(time)s (the second time that clocks show it)") % {"time": time}
    return _("%(time)s (the first time that clocks show it)") % {"time": time}
