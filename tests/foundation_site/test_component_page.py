"""The page of all components, for developers: what each looks like in each of its states."""

import re
from collections import Counter

import pytest

from content_app.conditions.blocks import Recommendation
from content_app.webinars.states import WebinarState
from foundation_site.development.stylesheet import ENTRY
from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

# Nobody can tell the site yet that a webinar is full, and readers meet no draft.
NOT_TO_BE_SEEN = {WebinarState.DRAFT, WebinarState.FULL}

NOT_BY_THEMSELVES = {
    # In the head of a page, where nothing of them is to be seen.
    "head_metadata",
    "list_title",
    # In the frame of the site only, where that asks for donations.
    "icons/heart",
}
"""Components that cannot be shown alone."""

OF_A_PAGE = {
    # The head of a person's own page, in its template.
    "ca-person--large",
}
"""Variants that no component has."""

VARIANT = re.compile(r"\.(ca-[\w-]+--\w[\w-]*)")


@pytest.fixture
def in_development(settings):
    settings.DEBUG = True
    settings.ROOT_URLCONF = "foundation_site.component_page.urls"


def test_readers_do_not_find_it(client):
    assert client.get("/components/").status_code == 404


def test_it_is_not_there_outside_development_though_its_address_be(client, settings):
    settings.ROOT_URLCONF = "foundation_site.component_page.urls"

    assert client.get("/components/").status_code == 404


def test_it_shows_whatever_has_a_look_of_its_own(client, in_development):
    builders.make_image()
    builders.make_document()
    page = read(client, "/components/")

    shown = {name for element in page.main.find_all(class_=True) for name in element["class"]}
    parts = (ENTRY.parent / "components").glob("*.css")
    looks = {part.stem: re.search(r"\.(ca-[\w-]+)", part.read_text())[1] for part in parts}
    assert {part for part, look in looks.items() if look not in shown} == set()


def test_it_shows_every_component(client, in_development):
    builders.make_document()
    shown = {template.name for template in client.get("/components/").templates}

    folder = ENTRY.parents[1] / "templates"
    components = (folder / "content_app" / "components").rglob("*.html")
    names = {str(component.relative_to(folder)) for component in components}
    excepted = {f"content_app/components/{name}.html" for name in NOT_BY_THEMSELVES}
    assert names - shown - excepted == set()


def test_it_shows_every_variant_of_a_look(client, in_development):
    builders.make_image()
    builders.make_document()
    page = read(client, "/components/")

    shown = {name for element in page.main.find_all(class_=True) for name in element["class"]}
    parts = (ENTRY.parent / "components").glob("*.css")
    variants = {name for part in parts for name in VARIANT.findall(part.read_text())}
    assert variants - shown - OF_A_PAGE == set()


def test_it_shows_webinars_with_their_time_where_they_are_announced(client, in_development):
    page = read(client, "/components/")

    for announcement in (".ca-announcement", ".ca-announcement-notice"):
        words = [words_of(one) for one in page.main.select(announcement)]
        assert any("(clocks in New York)" in one for one in words)
        assert any("The date has not been set yet." in one for one in words)


def test_it_asks_for_a_password_and_says_what_is_wrong_with_one(client, in_development):
    page = read(client, "/components/")

    asked, refused = page.main.select("form:has(input[type=password])")
    assert not asked.select(".ca-errors")
    field = refused.select_one("input[type=password]")
    error = refused.find(id=field["aria-describedby"])
    assert "not correct" in words_of(error)
    assert refused.find("label", attrs={"for": field["id"]})


def test_it_explains_a_filter_that_leaves_something_out(client, in_development):
    page = read(client, "/components/")

    (explanation,) = page.main.select(".ca-filters small")
    field = page.find(attrs={"aria-describedby": explanation["id"]})
    assert field["name"] == "condition"


def test_it_shows_every_state_of_a_webinar_and_every_recommendation(client, in_development):
    words = words_of(read(client, "/components/").main)

    said = {*WebinarState} - NOT_TO_BE_SEEN | {*Recommendation}
    assert [state.label for state in said if str(state.label) not in words] == []


def test_no_id_stands_on_it_twice(client, in_development):
    builders.make_image()
    page = read(client, "/components/")

    ids = Counter(element["id"] for element in page.find_all(id=True))
    assert [name for name, times in ids.items() if times > 1] == []


def test_it_shows_a_reader_who_is_asked_thanked_and_told_what_is_wrong(client, in_development):
    page = read(client, "/components/")

    question, thanks, error, refused, done = page.main.select(".ca-feedback__box")
    assert [words_of(button) for button in question.select("button")] == ["Yes", "No"]
    assert thanks.textarea
    assert not thanks.select(".ca-errors")
    assert "500 can be sent" in words_of(error.select_one(".ca-errors"))
    assert refused.select_one(".ca-feedback__message--refused")
    assert [words_of(button) for button in refused.select("button")] == ["Yes", "No"]
    assert not done.select("button")


def test_it_says_that_all_of_it_are_examples(client, in_development):
    page = read(client, "/components/")

    shown = [words_of(label) for label in page.select("main section > .ca-spaced > .ca-kind")]
    assert len(shown) > 40
    assert all(label.startswith("Example: ") for label in shown)


def test_it_needs_no_content(client, in_development):
    assert client.get("/components/").status_code == 200
