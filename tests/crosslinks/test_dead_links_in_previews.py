"""An editor who previews a page is told which of its links are dead, and why; readers are not."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    draft = builders.make_condition("A draft", publish=False)
    private = builders.make_condition("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    deleted = builders.make_condition("Deleted")
    document = builders.make_document()
    text = (
        f"<p>{builders.link_to(draft, 'one')}, {builders.link_to(private, 'two')}, "
        f'{builders.link_to(deleted, "three")}, <a linktype="document" id="{document.pk}">four</a>, '
        '<a href="/never/was/">five</a></p>'
    )
    deleted.delete()
    document.delete()
    link = {"page": draft.page_ptr, "label": "six"}
    callout = builders.make_callout(link_page=draft.page_ptr, link_text="seven")
    return builders.make_standard_page(
        body=[
            builders.paragraph(text),
            ("page_teaser", {"page": private.page_ptr}),
            ("call_to_action", {"title": "Join", "text": "", "link": link}),
            ("callout", {"callout": callout}),
        ]
    )


def preview(page) -> BeautifulSoup:
    response = page.make_preview_request()
    response.render()
    return BeautifulSoup(response.content, "html.parser")


def test_the_preview_says_why_there_is_no_link(page):
    shown = preview(page).main

    assert words_of(shown.select_one(".ca-rich-text")) == (
        "one (This page is not published: no link) , two (This page is private: no link) , "
        "three (This page was deleted: no link) , four (This document was deleted: no link) , "
        "five (There is nothing at this address: no link)"
    )
    assert "Private (This page is private: no link)" in words_of(shown)
    assert "Join (This page is not published: no link)" in words_of(shown)
    assert "seven (This page is not published: no link)" in words_of(shown)


def test_readers_see_the_words_alone(client, page):
    shown = read(client, page).main

    assert words_of(shown.select_one(".ca-rich-text")) == "one, two, three, four, five"
    assert not shown.select(".ca-dead-link")
    assert "Join" not in words_of(shown)
