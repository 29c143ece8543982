"""The admin's calendar, on a desk in light colours and on a phone in dark ones."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.editorial.roles import PUBLISHERS
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.browser.axe import TAGS
from tests.browser.editor import Desk
from tests.browser.reader import DESKTOP, OVERFLOW, PHONE, resize
from tests.builders import SiteTree
from tests.scheduling.planning import may

# What else Wagtail's admin does is not for the calendar to mend.
WCAG = [tag for tag in TAGS if tag != "best-practice"]


@pytest.fixture
def calendar(site: SiteTree, live_server: LiveServer, new_context) -> Page:
    """A month with something to come, and something that failed."""
    builders.make_webinar("Ask the neurologist", starts_at=may(12))
    LedgerEntry.objects.create(
        key="publication:1:then", label="Publish “Balance”", due_at=may(3), status="failed"
    )
    publisher = builders.make_user(PUBLISHERS)
    # axe is a script of the test, which the policy of the site rightly refuses.
    context = new_context(base_url=live_server.url, viewport=DESKTOP, bypass_csp=True)
    page = context.new_page()
    Desk(page, live_server.url).come_back(publisher)
    page.goto("/admin/calendar/?month=2090-05")
    return page


def test_the_month_is_a_table_on_a_desk_and_a_list_of_days_on_a_phone(calendar: Page) -> None:
    table = calendar.get_by_role("table", name="Planned in May 2090")
    expect(table.get_by_role("columnheader")).to_have_count(7)
    assert_readable(calendar)

    resize(calendar, PHONE)
    calendar.emulate_media(color_scheme="dark")
    expect(calendar.locator(".content-app-day:visible .content-app-day__date")).to_have_text(
        ["Wednesday, May 3", "Friday, May 12"], use_inner_text=True
    )
    assert_readable(calendar)


def test_the_list_can_be_read_on_either(calendar: Page) -> None:
    calendar.get_by_role("link", name="List").click()
    expect(calendar.get_by_role("heading", name="From May 1, 2090 on")).to_be_visible()
    assert_readable(calendar)

    resize(calendar, PHONE)
    calendar.emulate_media(color_scheme="dark")
    assert_readable(calendar)


def test_the_filter_is_worked_by_keyboard(calendar: Page) -> None:
    webinars = calendar.get_by_role("checkbox", name="Webinars")
    webinars.press("Space")
    webinars.press("Enter")

    expect(calendar.get_by_role("link", name="Ask the neurologist")).to_have_count(0)
    expect(webinars).not_to_be_checked()
    expect(calendar.get_by_text("Publish “Balance”")).to_be_visible()


def assert_readable(page: Page) -> None:
    """What stands around it is Wagtail's."""
    tags = {"runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, context={"include": [["main"]]}, options=tags)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate(OVERFLOW) == []
