"""What holds for every type of page, on a phone and on a desk."""

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.keyboard import assert_skip_link_leads_into_content, faults_of_walk
from tests.browser.library import PAGE_TYPES, STATES, Library
from tests.browser.reader import DESKTOP, NARROW, PHONE, Reader
from tests.browser.targets import faults_of_targets
from tests.browser.weight import assert_light
from tests.visiting import FIREFOX

# axe looks at the size of targets only where the tag of WCAG 2.2 is named.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# WCAG 2.2, 1.4.6: 7 to 1, and 4.5 to 1 for large text.
CONTRAST = "color-contrast-enhanced"
# One for each of what is asked for: on any page axe has something to look at for these.
ALWAYS_LOOKED_AT = {CONTRAST, "document-title", "target-size", "region"}


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_page_is_sound(library: Library, new_context, page_type: str, viewport: dict) -> None:
    reader = Reader(new_context(base_url=library.url, viewport=viewport))
    reader.open(library.paths[page_type])

    assert_nothing_is_cut_off(reader, viewport)
    levels = reader.heading_levels()
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(level - before <= 1 for before, level in pairwise(levels))
    assert reader.kept_in_browser() == []
    assert reader.complaints == []
    assert faults_of_targets(reader.page) == []
    assert_light(reader)


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_page_needs_no_script(library: Library, new_context, page_type: str) -> None:
    context = new_context(base_url=library.url, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(library.paths[page_type])
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("navigation", name="Main")
    menu.get_by_role("link", name="Conditions").click()
    expect(page).to_have_url(f"{library.url}{library.paths['condition index']}")


@pytest.mark.parametrize("page_type", [*PAGE_TYPES, *STATES])
def test_page_is_accessible(library: Library, new_context, page_type: str) -> None:
    """By keyboard and in light colours on a desk, and in dark ones on a phone."""
    # axe is a script of the test, which the policy of the site rightly refuses.
    context = new_context(
        base_url=library.url, viewport=DESKTOP, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(library.paths[page_type])
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert faults_of_walk(page) == []
    assert_skip_link_leads_into_content(page)
    assert_accessible(page)
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page)


def test_forms_are_accessible_when_something_is_wrong(library: Library, new_context) -> None:
    # Chromium says that it has no window, and answers of programs are not kept.
    context = new_context(base_url=library.url, viewport=PHONE, bypass_csp=True, user_agent=FIREFOX)
    page = context.new_page()
    page.goto(library.paths["private page"])
    page.get_by_label("Password").fill("a guess")
    page.get_by_label("Password").press("Enter")
    expect(page).to_have_title(re.compile("^Please try again"))
    assert_wrong(page.get_by_label("Password"), "not correct")
    assert_accessible(page)

    # As without a script, which would stay on the page.
    page.route("**/content_app.js", lambda route: route.abort())
    page.goto(library.paths["post"])
    page.get_by_role("button", name="Yes").click()
    words = page.get_by_label("What was good, or what is missing?")
    expect(words).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Send my words").click()
    assert_wrong(words, "Nothing is written here yet")
    assert_accessible(page)


def assert_wrong(field: Locator, reason: str) -> None:
    """The field has the focus when the page opens, so that what is wrong is read out (WCAG 2.2, 3.3.1)."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(reason))
    expect(field).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_component_is_sound_in_every_state(
    library: Library, in_development: None, new_context, viewport: dict
) -> None:
    """With words as long as a title can be, too."""
    reader = Reader(new_context(base_url=library.url, viewport=viewport))
    reader.open("/components/")
    assert_nothing_is_cut_off(reader, viewport)
    assert reader.complaints == []
    assert faults_of_targets(reader.page) == []


def test_every_component_is_accessible_in_every_state(
    library: Library, in_development: None, new_context
) -> None:
    page = new_context(base_url=library.url, viewport=DESKTOP, bypass_csp=True).new_page()
    page.goto("/components/")
    assert_accessible(page, is_page=False)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, is_page=False)


@pytest.fixture
def in_development(settings) -> None:
    settings.DEBUG = True
    settings.ROOT_URLCONF = "foundation_site.component_page.urls"


def assert_nothing_is_cut_off(reader: Reader, viewport: dict) -> None:
    """As it is, spaced wider, with letters twice as large (WCAG 2.2, 1.4.4), in the narrowest window (1.4.10)."""
    assert reader.overflow() == []
    with reader.wider_spacing():
        assert reader.overflow() == []
    with reader.larger_letters():
        assert reader.overflow() == []
    reader.page.set_viewport_size(NARROW)
    assert reader.overflow() == []
    reader.page.set_viewport_size(viewport)


def assert_accessible(page: Page, *, is_page: bool = True) -> None:
    """Nothing is wrong, nor left undecided. What is no page may have the same part more than once."""
    rules = {CONTRAST: {"enabled": True}, "landmark-unique": {"enabled": is_page}}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules}
    found = Axe().run(page, options=options)
    assert {rule["id"] for rule in found.response["passes"]} >= ALWAYS_LOOKED_AT
    assert found.response["violations"] == [], found.generate_report()
    # Of a link beside the number of a step, axe cannot tell that it does not stand on the number.
    undecidable = set() if is_page else {CONTRAST, "color-contrast"}
    assert {rule["id"] for rule in found.response["incomplete"]} <= undecidable
