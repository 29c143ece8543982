"""An editor announces a webinar once; the clock does the rest, and everything that readers see agrees."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.announcements.template import default_plan
from content_app.base import clock
from content_app.editorial.roles import WEBINAR_EDITORS
from content_app.scheduling import heartbeat, runner
from content_app.scheduling.models import LedgerEntry
from content_app.webinars.models import WebinarPage
from tests.browser.editor import Desk
from tests.builders import (
    SiteTree,
    make_announced_webinar,
    make_condition,
    make_person,
    make_user,
)

TITLE, CONDITION, SPEAKER = "Ask the neurologist", "CIDP", "Ada Example"
WRITTEN_AT = datetime(2090, 1, 4, 15, 0, tzinfo=UTC)
START = datetime(2090, 3, 15, 19, 0, tzinfo=ZoneInfo("America/New_York")).astimezone(UTC)
ONLINE = datetime(2090, 2, 1, 19, 0, tzinfo=ZoneInfo("America/New_York")).astimezone(UTC)
SECOND = timedelta(seconds=1)

AHEAD = "Upcoming webinar, registration open"


class Time:
    """The one that the site, Wagtail and the runner know."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.moment = WRITTEN_AT
        monkeypatch.setattr(timezone, "now", lambda: self.moment)
        monkeypatch.setattr(clock, "now", lambda: self.moment)

    def go_to(self, moment: datetime) -> None:
        self.moment = moment
        heartbeat.beat()
        runner.run_once()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def desk(time: Time, site: SiteTree, live_server: LiveServer, new_context) -> Desk:
    """The admin, with a webinar editor logged in, and a runner that runs."""
    heartbeat.beat()
    make_condition(CONDITION)
    make_person(SPEAKER)
    editor = make_user(WEBINAR_EDITORS)
    desk = Desk(new_context(viewport={"width": 1440, "height": 1000}).new_page(), live_server.url)
    desk.come_back(editor)
    return desk


@pytest.mark.journey
def test_from_the_plan_to_the_recording(
    desk: Desk, time: Time, live_server: LiveServer, new_context: Callable[..., BrowserContext]
) -> None:
    schedule_webinar(desk)
    reader = Reader(new_context(base_url=live_server.url).new_page())

    assert reader.finds() == {}
    time.go_to(ONLINE)
    everywhere = {"page", "condition", "feed", "calendar"}
    assert reader.finds() == dict.fromkeys(everywhere | {"home"}, AHEAD)

    time.go_to(START - timedelta(weeks=2) - timedelta(hours=2))
    assert "banner" not in reader.finds()
    for moment, state in [
        (START - timedelta(weeks=2) + timedelta(hours=1), AHEAD),
        (START - timedelta(minutes=30), "Webinar starting soon"),
        (START - SECOND, "Webinar starting soon"),
    ]:
        time.go_to(moment)
        assert reader.finds() == dict.fromkeys(everywhere | {"home", "banner"}, state)

    without_condition = everywhere - {"condition"}
    for moment in (START, START + timedelta(hours=1) - SECOND):
        time.go_to(moment)
        assert reader.finds() == dict.fromkeys(
            without_condition | {"home", "banner"}, "Webinar, live now"
        )

    time.go_to(START + timedelta(hours=1))
    assert reader.finds() == dict.fromkeys(without_condition, "Past webinar, recording follows")

    webinar = WebinarPage.objects.get()
    webinar.recording_url = "https://www.youtube.com/watch?v=abcdefghijk"
    webinar.save_revision().publish()
    time.go_to(time.moment)
    assert reader.finds() == dict.fromkeys(everywhere | {"home"}, "Recorded webinar")

    time.go_to(time.moment + timedelta(weeks=3))
    assert reader.finds() == dict.fromkeys(without_condition, "Recorded webinar")
    assert set(LedgerEntry.objects.values_list("status", flat=True)) == {"done"}


def test_a_folded_step_says_when_it_is_and_that_it_is_switched_off(desk: Desk) -> None:
    placement, step = default_plan()[0]
    plan = [(placement, step | {"is_on": False}), *default_plan()[1:3]]
    make_announced_webinar(TITLE, announcement_plan=plan)

    form = desk.edit("Webinars", TITLE)
    form.open_tab("Announcement")

    steps = form.field("announcement_plan").root.locator("[data-panel-heading]")
    switched_off = steps.filter(has_text="The page itself goes online")
    expect(switched_off).to_contain_text("off: 6 weeks before the start")
    expect(steps.filter(has_text="News feed")).not_to_contain_text("off:")
    of_conditions = steps.filter(has_text="Pages of its conditions")
    expect(of_conditions).to_contain_text("6 weeks before the start – at the start")


def schedule_webinar(desk: Desk) -> None:
    form = desk.start("Webinars", "Add webinar")
    form.fill_title(TITLE)
    form.field("starts_at").fill("2090-03-15 19:00")
    form.field("time_zone").select("America/New York")
    form.field("summary").fill("An evening for your questions.")
    form.add_row("credits").field("person").choose(f"{SPEAKER}, MD")
    form.open_tab("Connections")
    form.add_row("relations").field("target").choose_page(CONDITION)

    preflight = form.ask_to_publish()
    expect(preflight.get_by_text("The page goes online", exact=True)).to_be_visible()
    expect(preflight.get_by_text(f"There is no photo of {SPEAKER}.")).to_be_visible()
    missing = preflight.locator(".help-warning", has_text="no address for registration")
    missing.get_by_role("link", name="Mend it in the editor").click()
    form.field("registration_url").fill("https://example.org/register")

    preflight = form.ask_to_publish()
    expect(preflight.get_by_text("no address for registration")).to_have_count(0)
    preflight.get_by_role("button", name="Publish on that date").click()
    expect(preflight.get_by_text("Tick the box to publish it all the same")).to_be_visible()
    preflight.get_by_label("Publish it all the same").check()
    preflight.get_by_role("button", name="Publish on that date").click()
    expect(desk.page.locator(".messages .success")).to_contain_text("goes online on Feb. 1, 2090")


class Reader:
    def __init__(self, page: Page):
        self.page = page

    def finds(self) -> dict[str, str]:
        """Where a reader finds the webinar, and as what."""
        found = {
            "page": self._state_on(f"/webinars/{slug()}/", "main .ca-kind"),
            "banner": self._state_on("/blog/", ".ca-announcement .ca-kind"),
            "condition": self._state_on("/conditions/cidp/", ".ca-announcement-notice .ca-kind"),
            "home": self._state_on(
                "/", ":is([aria-labelledby=next-webinar], [aria-labelledby=announced]) .ca-kind"
            ),
            "feed": self._state_in_feed(),
            "calendar": self._state_in_calendar(),
        }
        return {place: state for place, state in found.items() if state}

    def _state_on(self, address: str, selector: str) -> str:
        self.page.goto(address)
        kind = self.page.locator(selector)
        return kind.first.inner_text() if kind.count() else ""

    def _state_in_feed(self) -> str:
        feed = ElementTree.fromstring(self.page.request.get("/feeds/webinars.rss").body())
        return (feed.findtext("channel/item/description") or "").split(".")[0]

    def _state_in_calendar(self) -> str:
        calendar = Calendar.from_ical(self.page.request.get("/calendars/webinars.ics").body())
        return next((state_of(event) for event in calendar.walk("VEVENT")), "")


def slug() -> str:
    return re.sub(r"\W+", "-", TITLE.lower())


def state_of(event) -> str:
    assert event["DTSTART"].dt == START
    return WebinarPage.objects.get().state.label if event["STATUS"] == "CONFIRMED" else "Cancelled"
