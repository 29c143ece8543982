"""Nothing that staff may write or upload breaks the layout, however narrow the screen."""

import pytest
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.reader import DESKTOP, PHONE, Reader
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
    too_wide = []
    for path in paths:
        reader.open(path)
        for size in (DESKTOP, PHONE, SMALLEST):
            reader.page.set_viewport_size(size)
            too_wide += [(path, size["width"], element) for element in reader.overflow()]
    assert too_wide == []
    assert reader.complaints == []

    # So it does with images that do not come.
    reader.page.route("**/media/**", lambda route: route.abort())
    for path in paths:
        reader.open(path)
        too_wide += [(path, element) for element in reader.overflow()]
    assert too_wide == []
