"""Each section has an address in the page that lasts, and "On this page" leads to it."""

import json

import pytest

from tests.builders import every_section, make_condition, make_full_condition, paragraph
from tests.reading import links_of, read, words_of

LASTING_ANCHORS = [
    "overview",
    "symptoms",
    "diagnosis",
    "treatment",
    "questions-for-doctor",
    "outlook",
    "research",
    "more-information",
]


def section_anchors(html) -> list[str]:
    return [section["id"] for section in html.select("section.ca-part[id]")]


def contents_of(html) -> dict[str, str]:
    return links_of(html.find("nav", attrs={"aria-label": "On this page"}))


@pytest.mark.django_db
def test_sections_are_addressed_by_their_kind(client):
    assert section_anchors(read(client, make_full_condition()))[:-1] == LASTING_ANCHORS


@pytest.mark.django_db
def test_anchors_survive_new_headings_and_another_order(client):
    sections = every_section()
    page = make_condition(sections=sections)
    before = set(section_anchors(read(client, page)))

    kept = page.sections.get_prep_value()
    for section in kept:
        section["value"]["heading"] = f"Reworded {section['type']}"
    page.sections = json.dumps(kept[::-1])
    page.save_revision().publish()

    assert set(section_anchors(read(client, page))) == before


@pytest.mark.django_db
def test_sections_of_the_staffs_own_have_distinct_anchors(client):
    own = [("free_text", {"heading": "Living with it", "body": []})] * 2
    anchors = section_anchors(read(client, make_condition(sections=own)))

    assert len(set(anchors)) == 2


@pytest.mark.django_db
def test_on_this_page_lists_every_section_by_its_heading(client):
    html = read(client, make_full_condition())

    contents = contents_of(html)

    headings = html.select("section.ca-part[id] > h2")
    assert list(contents) == [words_of(heading) for heading in headings]
    assert list(contents.values()) == [f"#{anchor}" for anchor in section_anchors(html)]


@pytest.mark.django_db
def test_a_page_with_one_section_needs_no_list_of_contents(client):
    page = make_condition(sections=[("overview", {"heading": "", "body": [paragraph()]})])

    assert not read(client, page).find("nav", attrs={"aria-label": "On this page"})
