"""A webinar's time, as visitors elsewhere read it and as staff hear it read back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from content_app.editorial.roles import PUBLISHERS
from content_app.webinars.models import WebinarPage
from tests.browser.editor import Desk
from tests.builders import SiteTree, make_upcoming_webinar, make_user

LONG_BEFORE = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)


def long_before() -> datetime:
    return LONG_BEFORE


@pytest.fixture
def site(site: SiteTree, settings) -> SiteTree:
    """The site at a moment at which all these webinars are still to come."""
    settings.CONTENT_APP_CLOCK = f"{__name__}.long_before"
    return site


@pytest.fixture
def desk(site: SiteTree, live_server: LiveServer, new_context) -> Desk:
    """The admin, with a publisher in Amsterdam logged in."""
    publisher = make_user(PUBLISHERS)
    context = new_context(timezone_id="Europe/Amsterdam", viewport={"width": 1440, "height": 1000})
    desk = Desk(context.new_page(), live_server.url)
    desk.come_back(publisher)
    return desk


@pytest.fixture
def visit(live_server: LiveServer, new_context):
    """The webinar's time as a browser shows it, on a line each."""

    def visit(path: str, **browser) -> list[str]:
        page = new_context(base_url=live_server.url, **browser).new_page()
        page.goto(path)
        return page.locator(".ca-when").inner_text().splitlines()

    return visit


def test_visitors_elsewhere_read_their_own_time_after_that_of_the_webinar(
    site: SiteTree, visit: Callable[..., list[str]]
) -> None:
    # Of the two, only New York has changed its clocks in March.
    march = make_evening_webinar(date(2027, 3, 17))
    april = make_evening_webinar(date(2027, 4, 7))
    in_march = march.get_url()

    def in_amsterdam(path: str, **browser) -> list[str]:
        return visit(path, timezone_id="Europe/Amsterdam", **browser)

    theirs = visit(in_march, timezone_id="America/New_York")
    assert words(theirs) == "Wednesday, March 17, 2027 7 p.m. to 8 p.m. EDT (clocks in New York)"
    assert visit(in_march, timezone_id="America/Toronto") == theirs
    assert in_amsterdam(in_march, java_script_enabled=False) == theirs
    assert in_amsterdam(in_march, locale="nl-NL") == [
        *theirs,
        "Your time: Thursday, March 18, 00:00",
    ]
    assert in_amsterdam("/", locale="nl-NL")[-1] == "Your time: Thursday, March 18, 00:00"
    assert in_amsterdam(april.get_url())[-1] == "Your time: Thursday, April 8, 1:00 AM"


def test_staff_hear_the_time_while_they_type_and_choose_which_of_two_is_meant(desk: Desk) -> None:
    form = desk.start("Webinars", "Add webinar")
    form.fill_title("Around the clock")
    told = form.root.get_by_role("status").filter(visible=True)
    question = form.root.get_by_role("heading", name="Which start is meant?")

    form.field("starts_at").fill("2027-03-09 19:00")
    expect(told).to_contain_text("Tuesday, March 9, 2027, 7:00 pm Eastern; 4:00 pm Pacific")
    expect(told).to_contain_text("Your own clock: Wednesday, March 10, 2027, 01:00.")
    expect(question).to_be_hidden()

    form.field("starts_at").fill("2027-11-07 01:30")
    expect(told).to_contain_text("This time happens twice in America/New York")
    expect(question).to_be_visible()
    form.root.get_by_label("The second time").first.check()
    expect(told).to_contain_text("07:30 in Amsterdam")
    form.publish_at_once()
    assert WebinarPage.objects.get().starts_at == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)


def test_a_form_whose_server_is_out_of_reach_stays_usable(desk: Desk) -> None:
    form = desk.start("Webinars", "Add webinar")
    form.fill_title("Around the clock")
    form.page.route("**/webinar-time-in-words/*", lambda route: route.abort())
    form.field("starts_at").fill("2027-03-09 19:00")
    expect(form.root.get_by_text("cannot be read back to you at the moment")).to_be_visible()

    form.publish_at_once()

    assert WebinarPage.objects.get().starts_at == datetime(2027, 3, 10, 0, 0, tzinfo=UTC)


def make_evening_webinar(day: date) -> WebinarPage:
    """From 7 to 8 p.m. in New York."""
    starts_at = datetime.combine(day, time(19), tzinfo=ZoneInfo("America/New_York"))
    return make_upcoming_webinar(
        f"{day:%B}", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)
    )


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())
