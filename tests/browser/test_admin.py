"""The admin talks to its own server only, and shows what was never saved."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.editorial.roles import PUBLISHERS
from tests import builders
from tests.browser.editor import Desk, EditingForm
from tests.builders import SiteTree


@pytest.fixture
def staff(site: SiteTree, live_server: LiveServer, new_context) -> BrowserContext:
    """The browser of a publisher who is logged in."""
    publisher = builders.make_user(PUBLISHERS)
    context = new_context(base_url=live_server.url, viewport={"width": 1440, "height": 1000})
    Desk(context.new_page(), live_server.url).come_back(publisher)
    return context


def test_admin_calls_nobody(
    staff: BrowserContext, site: SiteTree, outside_requests: list[str]
) -> None:
    condition = builders.make_full_condition()
    post = builders.make_qa_post(answered_by=builders.make_person())
    webinar = builders.make_past_webinar()
    callout = builders.make_callout()
    page = staff.pages[0]
    for path in (
        "/admin/",
        f"/admin/pages/{site.home.pk}/",
        f"/admin/pages/{post.pk}/edit/",
        f"/admin/pages/{webinar.pk}/edit/",
        f"/admin/snippets/content_app/callout/edit/{callout.pk}/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/reports/site-history/",
        "/admin/account/",
        f"/admin/pages/{condition.pk}/history/",
        f"/admin/pages/{condition.pk}/edit/",
    ):
        answer = page.goto(path, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, path

    page.get_by_role("button", name="Toggle preview").click()
    beside = page.frame_locator("#w-preview-iframe")
    expect(beside.get_by_role("heading", level=1)).to_have_text(condition.title)
    open_and_close(page, lambda: page.get_by_role("button", name="Choose an image").click())
    page.get_by_role("tab", name="Connections").click()
    page.get_by_role("button", name="Add related page").click()
    open_and_close(page, lambda: page.get_by_role("button", name="Choose a page").first.click())
    assert outside_requests == []


@pytest.mark.parametrize(
    ("listing", "button", "title"),
    [
        ("Conditions", "Add condition", "title"),
        ("Blog", "Add blog post", "title"),
        ("Webinars", "Add webinar", "title"),
        ("Did You Know?", "Add “Did You Know?” callout", "title"),
        ("People", "Add person", "name"),
    ],
)
def test_form_without_a_word_in_it_has_no_broken_preview(
    staff: BrowserContext, live_server: LiveServer, listing: str, button: str, title: str
) -> None:
    form = Desk(staff.pages[0], live_server.url).start(listing, button)
    failures = []
    staff.on("response", lambda r: failures.append(r.url) if r.status >= 500 else None)
    beside = form.open_preview()
    form.field(title).fill("A beginning")
    if listing == "Blog":
        form.field("date").fill("2026-05-04")
    if listing == "Did You Know?":
        form.field("text").write("A fact.")
    expect(beside.get_by_text("A beginning").first).to_be_attached()
    assert failures == []


def open_and_close(page: Page, open_window: Callable[[], None]) -> None:
    open_window()
    window = page.locator(".modal-content")
    expect(window.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    window.get_by_role("button", name="Close").click()
    expect(window).to_be_hidden()


def test_preview_as_of_another_time_stays_there_while_the_text_changes(
    staff: BrowserContext, site: SiteTree
) -> None:
    webinar = builders.make_webinar(starts_at=datetime(2099, 3, 1, 0, 0, tzinfo=UTC))
    page = staff.pages[0]
    page.goto(f"/admin/pages/{webinar.pk}/edit/", wait_until="networkidle")
    beside = EditingForm(page).open_preview()
    kind = beside.locator(".ca-kind").first
    expect(kind).to_have_text("Upcoming webinar")
    page.get_by_label("Preview mode").select_option("At another time…")
    moment = beside.get_by_label("Show this page as of")

    moment.fill("2099-02-28T19:10")
    beside.locator(".ca-as-of").get_by_role("button", name="Show").click()
    expect(kind).to_have_text("Webinar, live now")
    page.get_by_label("Host").fill("A society")

    expect(beside.get_by_text("Hosted by A society")).to_be_visible()
    expect(moment).to_have_value("2099-02-28T19:10")
    expect(kind).to_have_text("Webinar, live now")
