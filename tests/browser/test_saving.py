"""Whoever presses a button while Wagtail's autosave is on its way works in one window, not in two."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.conditions.models import ConditionPage
from content_app.editorial.roles import PUBLISHERS
from tests.browser.editor import Desk, EditingForm
from tests.builders import SiteTree, make_callout, make_condition, make_user

# The server has saved, and its answer waits at the door of the form.
HOLD_THE_ANSWER = """
    const ask = window.fetch;
    window.fetch = async (address, options) => {
        const answer = await ask(address, options);
        if (address === document.querySelector("form[data-edit-form]")?.action) {
            await new Promise((resolve) => (window.letAnswerIn = resolve));
        }
        return answer;
    };
"""


@pytest.fixture
def desk(site: SiteTree, live_server: LiveServer, new_context) -> Desk:
    """The admin of a publisher, where the answer to an autosave is slow to come."""
    page = new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.add_init_script(HOLD_THE_ANSWER)
    desk = Desk(page, live_server.url)
    desk.come_back(make_user(PUBLISHERS))
    return desk


def type_until_autosaved(form: EditingForm, field: str, text: str) -> None:
    form.wait_until_watched()
    form.field(field).fill(text)
    # Wagtail makes the address of a new page from its title when that is left.
    form.page.keyboard.press("Tab")
    form.page.wait_for_function("() => window.letAnswerIn")


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def let_answer_in(page: Page) -> None:
    page.evaluate("() => window.letAnswerIn?.()")


@pytest.mark.parametrize(
    ("make", "listing"), [(make_condition, "Conditions"), (make_callout, "Did You Know?")]
)
@pytest.mark.parametrize(("press", "done"), [(save_draft, "updated"), (publish, "published")])
def test_press_during_an_autosave_goes_on_from_it(
    desk: Desk, make: Callable, listing: str, press: Callable[[Page], None], done: str
) -> None:
    edited = make(title="As it was")
    form = desk.edit(listing, "As it was")
    type_until_autosaved(form, "title", "Autosaved")
    form.field("title").fill("Typed since")

    press(desk.page)
    let_answer_in(desk.page)

    expect(desk.page.locator(".messages .success")).to_contain_text(done)
    expect(desk.page.locator(".messages .warning")).to_have_count(0)
    edited.refresh_from_db()
    assert edited.latest_revision.as_object().title == "Typed since"


def test_press_during_the_first_autosave_of_a_new_page_makes_no_second_page(desk: Desk) -> None:
    form = desk.start("Conditions", "Add condition")
    type_until_autosaved(form, "title", "A new condition")

    save_draft(desk.page)
    let_answer_in(desk.page)

    expect(desk.page.locator(".messages .success")).to_contain_text("A new condition")
    assert ConditionPage.objects.count() == 1


def test_press_during_an_autosave_still_tells_of_what_somebody_else_saved(desk: Desk) -> None:
    condition = make_condition(title="As it was")
    form = desk.edit("Conditions", "As it was")
    type_until_autosaved(form, "title", "Autosaved")
    colleague = make_user(PUBLISHERS, "colleague", first_name="Sam", last_name="Second")
    condition.refresh_from_db()
    condition.save_revision(user=colleague)

    save_draft(desk.page)
    let_answer_in(desk.page)

    warning = desk.page.locator(".messages .warning")
    expect(warning).to_contain_text("Sam Second saved a newer version while you were editing")
    expect(desk.page.locator("#id_title")).to_have_value("Autosaved")
