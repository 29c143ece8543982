"""One recorded webinar that took place, and one upcoming webinar that is an example."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from .library import Library
from .prose import Block, bullets, heading, paragraph

FOUNDATION = "The Foundation for Peripheral Neuropathy"
EXAMPLE_ZONE = ZoneInfo("America/New_York")
_EXAMPLE_DAYS_AHEAD = 30
_EXAMPLE_HOUR = time(13, 0)
EXAMPLE_DURATION = timedelta(hours=1)


class WebinarText(NamedTuple):
    slug: str
    title: str
    summary: str
    image: str
    body: Callable[[Library], list[Block]]
    held_on: date | None = None
    speakers: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


def start_of_example(today: date) -> datetime:
    """Early afternoon, in the webinar's own zone, a month after the day of loading."""
    day = today + timedelta(days=_EXAMPLE_DAYS_AHEAD)
    return datetime.combine(day, _EXAMPLE_HOUR, tzinfo=EXAMPLE_ZONE)


def _anti_mag(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>Richard Lewis, MD, spoke about anti-MAG peripheral neuropathy in a webinar of the "
            "Foundation for Peripheral Neuropathy. It was live on June 27, 2022, and was "
            "recorded.</p>"
        ),
        heading("Where to go from here"),
        bullets(
            "The related pages explain the disease and answer common questions.",
            "The Foundation for Peripheral Neuropathy has the recording. Ask the foundation for it.",
        ),
    ]


def _example(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p><b>This webinar is an example. It will not take place.</b> It shows how an "
            "announcement looks: the date and time, with the time zone, and what the hour is "
            "about.</p>"
        ),
        heading("What such an hour could cover"),
        bullets(
            "What to write down before you see your doctor",
            "Which questions to ask about a new test or treatment",
            "How to keep track of what was agreed",
        ),
    ]


WEBINARS = {
    "webinar-anti-mag": WebinarText(
        "anti-mag-peripheral-neuropathy-with-richard-lewis",
        "Anti-MAG peripheral neuropathy, with Richard Lewis, MD",
        "Richard Lewis, MD, on anti-MAG peripheral neuropathy, in a webinar of June 27, 2022.",
        "webinar-window",
        _anti_mag,
        held_on=date(2022, 6, 27),
        speakers=("richard-lewis",),
        related=("questions-anti-mag",),
    ),
    "webinar-example": WebinarText(
        "example-prepare-for-your-next-appointment",
        "Example: prepare for your next appointment",
        "This webinar is an example and will not take place. It shows how an upcoming one is "
        "announced.",
        "calendar",
        _example,
        related=("peripheral-neuropathy",),
    ),
}
