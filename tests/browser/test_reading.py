"""What a visitor does on a page, by hand and by keyboard alone.

Without motion: Chromium may end a smooth scroll to a focused link after the jump that the link makes.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from content_app.feedback.models import ReaderAnswer
from tests.browser.keyboard import faults_of_walk
from tests.browser.library import Library
from tests.browser.reader import DESKTOP, PHONE, Reader
from tests.visiting import FIREFOX


@pytest.fixture
def reader(library: Library, new_context) -> Reader:
    return Reader(new_context(base_url=library.url, viewport=DESKTOP, reduced_motion="reduce"))


@pytest.fixture
def reader_on_phone(library: Library, new_context) -> Reader:
    return Reader(new_context(base_url=library.url, viewport=PHONE, reduced_motion="reduce"))


def test_video_asks_nobody_before_it_is_pressed(
    library: Library, reader: Reader, outside_requests: list[str]
) -> None:
    page = reader.page
    reader.open(library.paths["post"])
    notice = page.get_by_text("Nothing is loaded from outside until you press play")
    expect(notice).to_contain_text("YouTube")
    play = page.get_by_role("link", name="Play the video: How nerves work")
    play.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert outside_requests == []

    with page.expect_request(re.compile("youtube-nocookie")) as asked:
        play.click()
    player = page.locator("iframe")
    expect(player).to_have_attribute("title", "How nerves work")
    expect(player).to_be_focused()
    # The player refuses to start for nobody; it is told which site shows it, and not which page.
    assert asked.value.headers["referer"] == f"{library.url}/"
    assert {address.split("/")[2] for address in outside_requests} == {"www.youtube-nocookie.com"}
    outside_requests.clear()


def test_video_without_script_is_a_link_that_says_where_it_leads(
    library: Library, new_context
) -> None:
    page = new_context(base_url=library.url, java_script_enabled=False).new_page()
    page.goto(library.paths["recorded webinar"])
    expect(page.get_by_role("link", name="Play the video")).to_have_attribute(
        "href", "https://www.youtube.com/watch?v=abcdefghijk"
    )
    expect(page.locator("iframe")).to_have_count(0)


def test_disclosures_and_contents_unfold_without_script(library: Library, new_context) -> None:
    page = new_context(base_url=library.url, viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(library.paths["condition"])
    page.get_by_role("navigation", name="On this page").locator("summary").click()
    page.get_by_role("link", name="Diagnosis", exact=True).click()
    expect(page.get_by_role("heading", name="Diagnosis")).to_be_in_viewport()
    page.goto(library.paths["post"])
    page.locator("summary", has_text="Medical disclaimer").click()
    expect(page.get_by_text("Ask your doctor.")).to_be_visible()


def test_search_and_filters_work_without_script(library: Library, new_context) -> None:
    page = new_context(base_url=library.url, viewport=DESKTOP, java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("searchbox", name="Search this site").fill("inherited")
    page.get_by_role("searchbox", name="Search this site").press("Enter")
    page.get_by_role("link", name="Is it inherited?").click()
    expect(page).to_have_url(re.compile("#q-is-it-inherited$"))
    page.goto(f"{library.paths['blog index']}?kind=qa")
    expect(page.get_by_role("status")).to_have_text("One post fits.")


def test_keyboard_operates_menu_and_search(library: Library, reader_on_phone: Reader) -> None:
    page = reader_on_phone.page
    reader_on_phone.open("/")
    reader_on_phone.press_until("Menu")
    page.keyboard.press("Enter")
    menu = page.get_by_role("navigation", name="Main")
    expect(menu).to_be_visible()
    # Nothing beneath the sheet is reached.
    assert faults_of_walk(page, first="Close") == []
    reader_on_phone.press_until("Close")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    page.keyboard.press("Space")
    reader_on_phone.press_until("Close")
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    page.keyboard.press("Enter")
    reader_on_phone.press_until("Conditions")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{library.url}{library.paths['condition index']}")

    reader_on_phone.press_until("Menu")
    page.keyboard.press("Enter")
    reader_on_phone.press_until("query")
    page.keyboard.type("anti-MAG")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/"))
    expect(page.get_by_role("status")).to_contain_text("anti-MAG")


def test_keyboard_operates_contents(library: Library, reader_on_phone: Reader) -> None:
    page = reader_on_phone.page
    reader_on_phone.open(library.paths["condition"])
    reader_on_phone.press_until("On this page")
    page.keyboard.press("Enter")
    reader_on_phone.press_until("Treatment & Therapy")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Treatment & Therapy")).to_be_in_viewport()
    # What comes next is what the reader has jumped to.
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Rituximab")).to_be_focused()


def test_keyboard_operates_disclosure_and_video(
    library: Library, reader: Reader, outside_requests: list[str]
) -> None:
    page = reader.page
    reader.open(library.paths["post"])
    reader.press_until("Medical disclaimer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ask your doctor.")).to_be_visible()
    reader.press_until("Play the video")
    page.keyboard.press("Enter")
    expect(page.locator("iframe")).to_be_focused()
    outside_requests.clear()


def test_keyboard_opens_and_closes_what_a_term_means(library: Library, reader: Reader) -> None:
    page = reader.page
    reader.open(library.paths["standard page"])
    note = page.get_by_text("What is wrapped around a nerve fibre.")
    for key in ("Enter", "Space"):
        reader.press_until("Myelin")
        page.keyboard.press(key)
        expect(note).to_be_visible()
        page.keyboard.press("Escape")
        expect(note).to_be_hidden()
        expect(page.get_by_role("button", name="Myelin")).to_be_focused()
        page.keyboard.press("Shift+Tab")


def test_keyboard_turns_pages(library: Library, reader: Reader) -> None:
    page = reader.page
    reader.open(library.paths["blog index"])
    reader.press_until("Next page")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?page=2$"))
    expect(page).to_have_title(re.compile("^Blog – Page 2 of 2"))
    expect_current_page(page, "Page 2 of 2")
    reader.press_until("Previous page")
    page.keyboard.press("Enter")
    expect_current_page(page, "Page 1 of 2")


def expect_current_page(page: Page, words: str) -> None:
    expect(page.get_by_role("navigation", name="Pages of this list")).to_contain_text(words)


def test_whether_a_page_was_helpful_is_answered_in_place_and_words_survive_a_dead_network(
    library: Library, new_context
) -> None:
    # Chromium says that it has no window, and answers of programs are not kept.
    context = new_context(base_url=library.url, viewport=PHONE, user_agent=FIREFOX)
    page = context.new_page()
    page.goto(library.paths["post"])
    asked = page.get_by_role("region", name="Was this page helpful?")
    said = asked.get_by_role("status")
    button = asked.get_by_role("button", name="Yes")
    size = button.bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 44

    button.press("Enter")
    expect(said).to_contain_text("Your answer is counted")
    expect(said).to_be_focused()
    words = asked.get_by_label("What was good, or what is missing?")
    words.fill("More drawings, please.")
    context.set_offline(True)
    asked.get_by_role("button", name="Send my words").click()
    expect(said).to_contain_text("Nothing that you wrote is lost")
    expect(words).to_have_value("More drawings, please.")

    context.set_offline(False)
    asked.get_by_role("button", name="Send my words").click()
    expect(said).to_contain_text("Our staff read this beside the page.")
    expect(words).to_have_count(0)
    assert page.url.endswith(library.paths["post"])
    assert context.cookies() == []
    assert ReaderAnswer.objects.get().words == "More drawings, please."


def test_the_list_of_contents_follows_the_reader(library: Library, reader: Reader) -> None:
    reader.open(library.paths["condition"])
    contents = reader.page.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("link")).not_to_have_count(0)
    for heading in ("Diagnosis", "Symptoms & Signs"):
        reader.page.get_by_role("heading", name=heading, exact=True).evaluate(
            "heading => heading.scrollIntoView()"
        )
        expect(contents.locator("[aria-current]")).to_have_text(heading)


def test_an_address_is_copied_where_the_device_cannot_share(library: Library, new_context) -> None:
    context = new_context(base_url=library.url, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script("delete Navigator.prototype.share")
    page = context.new_page()
    page.goto(library.paths["condition"])
    page.get_by_role("button", name="Copy the address of this page").click()
    said = page.get_by_role("status").filter(has_text="The address was copied.")
    expect(said).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{library.url}{library.paths['condition']}"


def test_the_sheet_of_the_device_shares_the_page(library: Library, new_context) -> None:
    context = new_context(base_url=library.url)
    context.add_init_script("navigator.share = async (page) => { window.shared = page; }")
    page = context.new_page()
    page.goto(f"{library.paths['post']}?utm_source=letter")
    page.get_by_role("button", name="Share this page").click()
    assert page.evaluate("window.shared") == {
        "title": "Everything that a post can hold",
        "url": f"{library.url}{library.paths['post']}",
    }


def test_sharing_is_not_offered_without_script(library: Library, new_context) -> None:
    page = new_context(base_url=library.url, java_script_enabled=False).new_page()
    page.goto(library.paths["post"])
    expect(page.get_by_role("main")).to_contain_text("Everything that a post can hold")
    expect(page.get_by_role("button", name=re.compile("Share|Copy"))).to_have_count(0)


def test_a_summary_keeps_marks_and_columns_on_a_telephone_in_the_colours_of_its_reader(
    library: Library, new_context
) -> None:
    page = new_context(base_url=library.url, viewport=PHONE, forced_colors="active").new_page()
    page.goto(library.paths["summary of a condition"])

    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    marks = page.locator(".ca-to-tick > li").evaluate_all(
        "items => items.map(item => getComputedStyle(item, '::before').backgroundColor)"
    )
    assert marks
    assert paper not in marks
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    expect(row.get_by_text("Recommendation for this condition")).to_be_visible()
