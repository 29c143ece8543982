"""What holds for every type of page, on a phone and on a desk."""

import re
from itertools import pairwise

import pytest
from django.test import RequestFactory
from django.views.defaults import server_error
from playwright.sync_api import Locator, Page, expect

from content_app.base import clock
from tests.browser.axe import assert_accessible_in_both_schemes
from tests.browser.clipping import texts_cut_off
from tests.browser.edges import faults_of_edges
from tests.browser.keyboard import (
    SKIP,
    assert_skip_link_leads_into_content,
    begin_at_the_top,
    faults_of_walk,
)
from tests.browser.library import PAGE_TYPES, Library
from tests.browser.reader import DESKTOP, NARROW, PHONE, Reader, resize
from tests.browser.states import EVERY_STATE, visit
from tests.browser.targets import faults_of_targets
from tests.browser.weight import assert_light
from tests.visiting import FIREFOX


@pytest.mark.parametrize("state", EVERY_STATE)
def test_page_is_sound(library: Library, new_context, state: str) -> None:
    reader = Reader(new_context(base_url=library.url, viewport=DESKTOP, user_agent=FIREFOX))
    visit(reader.page, library, state)
    assert_sound(reader)


@pytest.mark.parametrize("page_type", PAGE_TYPES)
def test_page_is_light_and_leaves_nothing_behind(
    library: Library, new_context, page_type: str
) -> None:
    reader = Reader(new_context(base_url=library.url, viewport=PHONE))
    reader.open(library.paths[page_type])
    assert_light(reader)
    assert reader.kept_in_browser() == []


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


@pytest.mark.parametrize("state", EVERY_STATE)
def test_page_is_accessible(library: Library, new_context, state: str) -> None:
    page = open_for_axe(library, new_context, user_agent=FIREFOX)
    visit(page, library, state)
    assert_accessible_on_desk_and_phone(page)
    assert_skip_link_leads_into_content(page)


def test_page_that_announces_is_sound_and_accessible(
    library: Library, new_context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: library.announced_at)
    reader = Reader(new_context(base_url=library.url, viewport=DESKTOP))
    reader.open(library.paths["condition"])
    expect(reader.page.get_by_label("Announcement", exact=True)).to_be_visible()
    expect(reader.page.get_by_label("Announced about this condition")).to_be_visible()
    assert_sound(reader)

    page = open_for_axe(library, new_context)
    page.goto(library.paths["condition"])
    assert_accessible_on_desk_and_phone(page)


def test_what_opens_over_a_page_is_accessible(library: Library, new_context) -> None:
    reader = Reader(new_context(base_url=library.url, viewport=PHONE, bypass_csp=True))
    page = reader.page
    reader.open(library.paths["standard page"])
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    assert_accessible_in_both_schemes(page)
    assert_nothing_is_cut_off(reader, PHONE)
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Myelin").click()
    for viewport in (PHONE, DESKTOP):
        resize(page, viewport)
        expect(page.get_by_text("What is wrapped around a nerve fibre.")).to_be_visible()
        assert_accessible_in_both_schemes(page)
        assert_nothing_is_cut_off(reader, viewport)


def test_page_of_a_broken_site_is_sound_and_accessible(library: Library, new_context) -> None:
    answer = server_error(RequestFactory().get("/broken/"))
    reader = Reader(new_context(base_url=library.url, viewport=DESKTOP, bypass_csp=True))
    reader.page.route(
        "**/broken/",
        lambda route: route.fulfill(
            status=answer.status_code, content_type="text/html", body=answer.content
        ),
    )
    reader.open("/broken/")
    assert_sound(reader)
    # There is nothing to skip.
    assert_accessible_on_desk_and_phone(reader.page, first="Go to the home page")


def open_for_axe(library: Library, new_context, **options) -> Page:
    # axe is a script of the test, which the policy of the site rightly refuses.
    context = new_context(base_url=library.url, bypass_csp=True, reduced_motion="reduce", **options)
    return context.new_page()


def assert_accessible_on_desk_and_phone(page: Page, first: str = SKIP) -> None:
    """By keyboard, and in light and in dark colours."""
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    for viewport in (DESKTOP, PHONE):
        resize(page, viewport)
        begin_at_the_top(page)
        assert faults_of_walk(page, first) == []
        assert_accessible_in_both_schemes(page)


@pytest.mark.parametrize(
    ("state", "field", "reason"),
    [
        ("wrong password", "Password", "not correct"),
        ("no words", "What was good, or what is missing?", "Nothing is written here yet"),
        ("no words in place", "What was good, or what is missing?", "Nothing is written here yet"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_which_has_the_focus(
    library: Library, new_context, state: str, field: str, reason: str
) -> None:
    page = new_context(base_url=library.url, user_agent=FIREFOX).new_page()
    visit(page, library, state)
    assert_wrong(page.get_by_label(field), reason)


def assert_wrong(field: Locator, reason: str) -> None:
    """The field has the focus when the page opens, so that what is wrong is read out (WCAG 2.2, 3.3.1)."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(reason))
    expect(field).to_be_focused()


def test_every_component_is_sound_in_every_state(
    library: Library, in_development: None, new_context
) -> None:
    """With words as long as a title can be, too."""
    reader = Reader(new_context(base_url=library.url, viewport=DESKTOP))
    reader.open("/components/")
    assert_sound_on_desk_and_phone(reader)
    assert reader.complaints == []


def test_every_component_is_accessible_in_every_state(
    library: Library, in_development: None, new_context
) -> None:
    page = new_context(base_url=library.url, viewport=DESKTOP, bypass_csp=True).new_page()
    page.goto("/components/")
    for viewport in (DESKTOP, PHONE):
        resize(page, viewport)
        assert_accessible_in_both_schemes(page, is_page=False)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults_of_edges(page) == []


@pytest.fixture
def in_development(settings) -> None:
    settings.DEBUG = True
    settings.ROOT_URLCONF = "foundation_site.component_page.urls"


def assert_sound(reader: Reader) -> None:
    """What was opened on a desk, there and on a phone."""
    levels = reader.heading_levels()
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(level - before <= 1 for before, level in pairwise(levels))
    assert_sound_on_desk_and_phone(reader)
    assert reader.complaints == []


def assert_sound_on_desk_and_phone(reader: Reader) -> None:
    for viewport in (DESKTOP, PHONE):
        resize(reader.page, viewport)
        assert_nothing_is_cut_off(reader, viewport)
        assert faults_of_targets(reader.page) == []


def assert_nothing_is_cut_off(reader: Reader, viewport: dict) -> None:
    """As it is, spaced wider, with letters twice as large (WCAG 2.2, 1.4.4), in the narrowest window (1.4.10)."""
    assert cut_off(reader) == []
    with reader.wider_spacing():
        assert cut_off(reader) == []
    with reader.larger_letters():
        assert cut_off(reader) == []
    resize(reader.page, NARROW)
    assert cut_off(reader) == []
    resize(reader.page, viewport)


def cut_off(reader: Reader) -> list[str]:
    """By the window, or by a frame within it."""
    return reader.overflow() + texts_cut_off(reader.page)
