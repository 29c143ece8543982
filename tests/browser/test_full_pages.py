"""A condition page as long as a real one is as light as one with a sentence in each section."""

from collections.abc import Iterator

import pytest
from pytest_django.live_server_helper import LiveServer

from content_app.conditions.models import ConditionPage
from content_app.sample_content.loader import load_sample_content
from tests.browser.conftest import stand_at
from tests.browser.reader import PHONE, Reader
from tests.browser.weight import assert_light
from tests.builders import paragraph, restore_welcome_page
from tests.drawings import plain_drawings

# With letters in upright and in italics that no text in English has.
POLISH = "<p>In Polish the calf of the leg is łydka, the calves are <i>łydki</i>.</p>"


@pytest.fixture
def anti_mag(live_server: LiveServer) -> Iterator[ConditionPage]:
    """The longest page of the sample content."""
    restore_welcome_page()
    with plain_drawings():
        load_sample_content()
    stand_at(live_server.url)
    return ConditionPage.objects.get(slug="anti-mag-peripheral-neuropathy")


@pytest.fixture
def reader(live_server: LiveServer, new_context) -> Reader:
    return Reader(new_context(base_url=live_server.url, viewport=PHONE))


def test_it_is_light(anti_mag: ConditionPage, reader: Reader) -> None:
    reader.open(anti_mag.get_url())

    assert_light(reader)


def test_it_is_light_with_foreign_words_in_it(anti_mag: ConditionPage, reader: Reader) -> None:
    anti_mag.sections.append(("free_text", {"heading": "Words", "body": [paragraph(POLISH)]}))
    anti_mag.save_revision().publish()

    reader.open(anti_mag.get_url())

    assert reader.fonts_of("main i") == {"Atkinson Hyperlegible Next"}
    assert_light(reader)
