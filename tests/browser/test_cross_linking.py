"""Staff link what mentions a page and take another away, and readers never meet a dead end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.editorial.roles import PUBLISHERS
from tests.browser.editor import Desk
from tests.builders import (
    SiteTree,
    link_to,
    make_condition,
    make_post,
    make_user,
    make_webinar,
    paragraph,
)

WEBINAR, CONDITION = "Walking on numb feet", "CIDP"


@pytest.fixture
def desk(site: SiteTree, live_server: LiveServer, new_context) -> Desk:
    """The admin, with a publisher logged in."""
    publisher = make_user(PUBLISHERS)
    desk = Desk(new_context(viewport={"width": 1440, "height": 1000}).new_page(), live_server.url)
    desk.come_back(publisher)
    return desk


@pytest.fixture
def visitor(live_server: LiveServer, new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(base_url=live_server.url).new_page()


@pytest.mark.journey
def test_mentions_become_links_where_staff_say_so(desk: Desk, visitor: Page) -> None:
    text = f"<p>Come to {WEBINAR} in spring.</p>"
    posts = [make_post(f"Example post {number}", body=[paragraph(text)]) for number in range(3)]
    make_webinar(WEBINAR, publish=False)

    desk.edit("Webinars", WEBINAR).publish()
    told = desk.page.locator(".messages li", has_text="3 pages mention")
    told.get_by_role("link", name="Add links").click()
    for post in posts:
        desk.page.get_by_role("checkbox", name=post.title).check()
    desk.page.get_by_role("button", name="Add the links").click()

    expect(message(desk)).to_contain_text("3 pages have the link now")
    for post in posts:
        visitor.goto(post.get_url())
        visitor.get_by_role("article").get_by_role("link", name=WEBINAR).click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text(WEBINAR)


@pytest.mark.journey
def test_what_others_link_to_goes_with_their_links_and_comes_back_with_them(
    desk: Desk, visitor: Page
) -> None:
    condition = make_condition(CONDITION)
    text = f"<p>Read about {link_to(condition, 'this illness')} first.</p>"
    posts = [make_post(f"Example post {number}", body=[paragraph(text)]) for number in range(4)]

    desk.edit("Conditions", CONDITION)
    desk.page.get_by_role("button", name="More actions").click()
    desk.page.get_by_role("link", name="Unpublish", exact=True).click()
    for post in posts:
        expect(desk.page.get_by_role("heading", name=post.title)).to_be_visible()
    desk.page.get_by_role("radio", name="Take the link away").check()
    desk.page.get_by_role("button", name="Unpublish", exact=True).click()

    expect(message(desk)).to_contain_text("4 pages or records that refer to it were changed.")
    assert links_to(condition, posts, visitor) == 0

    message(desk).get_by_role("link", name="Undo").click()
    desk.page.get_by_role("button", name="Undo", exact=True).click()

    expect(message(desk)).to_be_visible()
    assert links_to(condition, posts, visitor) == 4


def message(desk: Desk) -> Locator:
    return desk.page.locator(".messages .success")


def links_to(condition, posts: list, visitor: Page) -> int:
    """In how many posts a visitor finds a link that leads there."""
    found = 0
    for post in posts:
        visitor.goto(post.get_url())
        expect(visitor.get_by_text("this illness")).to_be_visible()
        link = visitor.get_by_role("link", name="this illness")
        if link.count():
            link.click()
            expect(visitor.get_by_role("heading", level=1)).to_have_text(condition.title)
            found += 1
    return found
