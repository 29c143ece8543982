"""A page may be as long or as empty as its editor leaves it."""

import pytest

from tests.builders import make_condition, paragraph
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

MANY = 200


def test_a_page_without_a_section(client):
    html = read(client, make_condition("Example disease", sections=[]))

    assert words_of(html.h1) == "Example disease"
    assert not html.select("[data-contents]")


def test_a_page_of_many_sections(client):
    sections = [
        ("free_text", {"heading": f"Part {number}", "body": [paragraph()]})
        for number in range(MANY)
    ]
    html = read(client, make_condition("Example disease", sections=sections))

    anchors = [link["href"].removeprefix("#") for link in html.select("[data-contents] a")]
    assert len(set(anchors)) == MANY
    assert all(html.find(id=anchor) for anchor in anchors)


def test_a_title_of_one_word_that_fills_its_field(client):
    title = "x" * 255

    html = read(client, make_condition(title, slug="x"))

    assert words_of(html.h1) == title
