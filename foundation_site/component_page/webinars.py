"""Examples of what is told of webinars: in each state, announced, moved to another time, in a calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from content_app.base import clock
from content_app.conditions.models import ConditionPage
from content_app.webinars.calendar_links import calendar_links
from content_app.webinars.models import WebinarPage
from content_app.webinars.previews import Stage, put_into
from content_app.webinars.time_changes import TimeChange

from .examples import LONG_WORD, VIDEO, WORDS, Example, teaser


def webinars() -> Iterator[Example]:
    for stage in Stage:
        webinar = a_webinar()
        with clock.at(put_into(webinar, stage, clock.now())):
            yield _shown("webinar_card", webinar, str(stage.label))
    registering = a_webinar(registration_url="https://example.org/register")
    yield _shown("webinar_card", registering, "registration open")
    recorded = a_webinar(starts_at=clock.now() - timedelta(days=9), recording_url=VIDEO)
    yield _shown("webinar_card", recorded, "recorded")
    undated = a_webinar(starts_at=None, title=LONG_WORD)
    yield _shown("webinar_card", undated, "no date yet, a long word")
    yield _shown("next_webinar", a_webinar(), "on the home page")
    yield _shown("next_webinar", undated, "no date yet, a long word")
    yield from _time_changes()
    links = calendar_links(a_webinar(), "https://example.org/")
    yield Example("add_to_calendar", "folded", {"webinar": a_webinar(), "links": links})
    yield Example("subscribe_to_calendar", "folded", {"path": "/webinars.ics"})
    subject = ConditionPage(title="Example of a condition")
    yield Example("calendar_of_subject", "folded", {"page": subject})


def announced() -> Iterator[Example]:
    """In the banner and in the notice: a page with words only, and webinars with their time."""
    article = {"teaser": teaser("Example of something announced")}
    webinars = {
        "a webinar, with its time": a_webinar(ends_at=clock.now() + timedelta(days=9, hours=1)),
        "a webinar without a date, a long word": a_webinar(starts_at=None, title=LONG_WORD),
    }
    for component in ("announcement_banner", "announcement_notice"):
        yield Example(component, "an article", article)
        for state, webinar in webinars.items():
            yield Example(component, state, {"teaser": _pointer(webinar), "page": webinar})


def a_webinar(**fields) -> WebinarPage:
    known = {
        "title": "Example of a webinar",
        "live": True,
        "starts_at": clock.now() + timedelta(days=9),
    }
    return WebinarPage(**known | fields)


def _shown(component: str, webinar: WebinarPage, state: str) -> Example:
    context = {"teaser": _pointer(webinar), "webinar": webinar}
    return Example(component, state, context, moment=clock.now())


def _pointer(webinar: WebinarPage):
    return teaser(webinar.title, kind_label=webinar.get_kind_label(), date=webinar.get_date())


def _time_changes() -> Iterator[Example]:
    by_the_hour = TimeChange(
        starts_at=datetime(2026, 3, 2, 18, 0, tzinfo=UTC), time_zone="UTC", reason=WORDS
    )
    by_the_day = TimeChange(held_on=date(2026, 2, 2), time_zone="UTC")
    yield Example("time_changes", "once", {"changes": [by_the_day]})
    yield Example("time_changes", "twice, with a reason", {"changes": [by_the_hour, by_the_day]})
