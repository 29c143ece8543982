"""Nothing that staff may write or upload breaks the layout, however narrow the screen."""

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.clipping import texts_cut_off
from tests.browser.keyboard import begin_at_the_top, faults_of_walk
from tests.browser.reader import DESKTOP, PHONE, Reader, resize
from tests.builders import SiteTree

SMALLEST = {"width": 280, "height": 600}
"""The outer screen of a folding telephone."""
WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis"


@pytest.fixture
def paths(site: SiteTree) -> list[str]:
    long_name = (WORD * 6)[:255]
    panorama, dot = builders.make_image(size=(12_000, 100)), builders.make_image(size=(1, 1))
    portrait = builders.make_image("Portrait", size=(200, 1_600))
    condition = builders.make_condition(
        long_name,
        slug="long",
        full_name=long_name,
        short_answer=WORD * 4,
        lead_image=portrait,
        other_names=[(long_name, "synonym")],
        sections=[
            (
                "free_text",
                {"heading": long_name, "body": [builders.paragraph(f"<p>{WORD * 9}</p>")]},
            )
        ]
        * 3,
    )
    body = [
        ("heading", {"text": long_name, "level": "main"}),
        *(("image", {"image": image, "caption": WORD * 3}) for image in (panorama, dot, portrait)),
        ("quote", {"text": WORD * 9, "attribution": long_name}),
        ("disclosure", {"summary": WORD * 2, "text": f"<p>{WORD * 9}</p>"}),
    ]
    post = builders.make_post(long_name, slug="long", lead_image=dot, body=body, categories=[WORD])
    person = builders.make_person(long_name[:200], photo=panorama, affiliation=long_name[:200])
    builders.relate(builders.credit(post, person), condition)
    webinar = builders.make_upcoming_webinar(long_name, slug="long", lead_image=panorama)
    builders.make_callout(long_name[:120], on=[condition, post], image=panorama)
    shown = [condition, post, webinar, person, site.blog, site.webinars, site.conditions, site.home]
    return [page.get_url() for page in shown] + [f"/search/?query={WORD}", f"/{WORD * 9}/"]


def test_long_words_and_odd_images_stay_on_the_screen(
    paths: list[str], live_server: LiveServer, new_context
) -> None:
    reader = Reader(new_context(base_url=live_server.url, viewport=PHONE))
    faults = []
    for path in paths:
        reader.open(path)
        faults += faults_at_every_size(reader)
    assert faults == []
    assert reader.complaints == []

    # So it does with images that do not come.
    reader.page.route("**/media/**", lambda route: route.abort())
    for path in paths:
        reader.open(path)
        faults += [(path, element) for element in reader.overflow()]
    assert faults == []


@pytest.mark.parametrize("count", [0, 200])
def test_a_page_of_any_length_stays_on_the_screen_and_is_walked_by_keyboard(
    site: SiteTree, live_server: LiveServer, new_context, count: int
) -> None:
    sections = [
        ("free_text", {"heading": f"Section {number}", "body": [builders.paragraph()]})
        for number in range(count)
    ]
    condition = builders.make_condition(sections=sections)
    context = new_context(base_url=live_server.url, viewport=DESKTOP, reduced_motion="reduce")
    reader = Reader(context)
    reader.open(condition.get_url())
    contents = reader.page.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("link")).to_have_count(count)
    begin_at_the_top(reader.page)
    assert faults_of_walk(reader.page) == []
    if count:
        contents.get_by_role("link").last.press("Enter")
        expect(reader.page.get_by_role("heading").last).to_be_in_viewport()
    assert faults_at_every_size(reader) == []
    assert reader.complaints == []


def faults_at_every_size(reader: Reader) -> list[tuple[str, int, str]]:
    """What leaves the screen or is cut off, with the page's address and the width of the window."""
    faults = []
    for size in (DESKTOP, PHONE, SMALLEST):
        resize(reader.page, size)
        found = reader.overflow() + texts_cut_off(reader.page)
        faults += [(reader.page.url, size["width"], fault) for fault in found]
    return faults
