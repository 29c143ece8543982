"""What a page may be like beside how it opens at first, and how readers come there."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.library import PAGE_TYPES, STATES, Library


def visit(page: Page, library: Library, state: str) -> None:
    """
    Brings a reader there. One who answers needs a browser that does not call itself a program: answers of
    programs are not kept, and none is asked for words.
    """
    if state in AFTERWARDS:
        AFTERWARDS[state](page, library)
    else:
        page.goto(library.paths[state])
    page.wait_for_load_state("load")


def guess_a_password(page: Page, library: Library) -> None:
    page.goto(library.paths["private page"])
    page.get_by_label("Password").fill("a guess")
    page.get_by_label("Password").press("Enter")
    expect(page).to_have_title(re.compile("^Please try again"))


def answer_without_a_script(page: Page, library: Library) -> None:
    page.route("**/content_app.js", lambda route: route.fulfill(content_type="text/javascript"))
    page.goto(library.paths["post"])
    page.get_by_role("button", name="Yes").click()
    expect(words_to_send(page)).to_be_visible()


def send_no_words(page: Page, library: Library) -> None:
    answer_without_a_script(page, library)
    page.get_by_role("button", name="Send my words").click()
    expect(words_to_send(page)).to_have_attribute("aria-invalid", "true")


def answer_too_late(page: Page, library: Library) -> None:
    """The words are refused, since nobody knows of the answer that they belong to."""
    answer_without_a_script(page, library)
    page.locator("[name=key]").evaluate("key => { key.value = 'of long ago'; }")
    words_to_send(page).fill("More drawings, please.")
    page.get_by_role("button", name="Send my words").click()
    expect(page.get_by_role("status")).to_contain_text("Words can no longer be added")


def answer_neither_yes_nor_no(page: Page, library: Library) -> None:
    page.goto(library.paths["post"])
    # As from a script of somebody else's: no button was pressed.
    page.locator("form.ca-feedback__form").evaluate("form => form.submit()")
    expect(page.get_by_role("status")).to_contain_text("Neither “Yes” nor “No” arrived")


def answer_in_place(page: Page, library: Library) -> None:
    page.goto(library.paths["post"])
    page.get_by_role("button", name="Yes").click()
    expect(words_to_send(page)).to_be_visible()


def send_no_words_in_place(page: Page, library: Library) -> None:
    answer_in_place(page, library)
    page.get_by_role("button", name="Send my words").click()
    expect(words_to_send(page)).to_be_focused()


def words_to_send(page: Page) -> Locator:
    return page.get_by_label("What was good, or what is missing?")


AFTERWARDS: dict[str, Callable[[Page, Library], None]] = {
    "wrong password": guess_a_password,
    "asked for words": answer_without_a_script,
    "no words": send_no_words,
    "words too late": answer_too_late,
    "refused answer": answer_neither_yes_nor_no,
    "asked for words in place": answer_in_place,
    "no words in place": send_no_words_in_place,
}
"""What has no address of its own."""

EVERY_STATE = (*PAGE_TYPES, *STATES, *AFTERWARDS)
