"""The links at the end of a condition page."""

import pytest

from tests.builders import make_condition, make_document, make_past_webinar, unpublish
from tests.reading import links_of, read


def page_with(*links):
    return make_condition(sections=[("more_information", {"links": list(links), "body": []})])


def links_on(client, page) -> dict[str, str]:
    return links_of(read(client, page).find(id="more-information"))


@pytest.mark.django_db
def test_links_lead_to_pages_documents_and_elsewhere(client):
    webinar, document = make_past_webinar("Treating anti-MAG"), make_document("A leaflet")
    page = page_with(
        {"page": webinar.page_ptr, "label": ""},
        {"document": document, "label": ""},
        {"url": "https://example.org/", "label": "An example"},
    )

    assert links_on(client, page) == {
        "Treating anti-MAG": webinar.get_url(),
        "A leaflet": document.url,
        "An example": "https://example.org/",
    }


@pytest.mark.django_db
def test_the_words_of_the_staff_stand_for_the_title(client):
    webinar = make_past_webinar("Treating anti-MAG")
    page = page_with({"page": webinar.page_ptr, "label": "Watch the talk"})

    assert links_on(client, page) == {"Watch the talk": webinar.get_url()}


@pytest.mark.django_db
def test_a_page_that_is_taken_offline_is_left_out(client):
    webinar = make_past_webinar()
    page = page_with(
        {"page": webinar.page_ptr, "label": "Watch the talk"},
        {"url": "https://example.org/", "label": "An example"},
    )

    unpublish(webinar)

    assert links_on(client, page) == {"An example": "https://example.org/"}
