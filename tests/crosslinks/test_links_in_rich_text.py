"""A link in a text leads to a page that the reader may read, or is plain words."""

import pytest
from wagtail.models import PageViewRestriction

from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return builders.make_condition("Small fibre neuropathy")


@pytest.fixture
def about(target):
    text = f"<p>See {builders.link_to(target, 'this <b>other</b> condition')} too.</p>"
    return builders.make_standard_page(body=[builders.paragraph(text)])


def text_of(client, about):
    return read(client, about).select_one("main .ca-rich-text")


def test_a_link_leads_to_the_page(client, about, target):
    assert links_of(text_of(client, about)) == {"this other condition": target.get_url()}


def test_it_follows_the_page_to_a_new_address(client, about, target):
    target.slug = "elsewhere"
    target.save_revision().publish()

    assert links_of(text_of(client, about)) == {"this other condition": "/conditions/elsewhere/"}


def make_private(target):
    PageViewRestriction.objects.create(page=target, restriction_type=PageViewRestriction.LOGIN)


def make_what_is_above_private(target):
    make_private(target.get_parent())


@pytest.mark.parametrize(
    "withdraw",
    [
        builders.unpublish,
        lambda target: target.delete(),
        make_private,
        make_what_is_above_private,
    ],
    ids=["unpublished", "deleted", "private", "below-a-private-page"],
)
def test_a_link_to_a_page_that_cannot_be_read_becomes_its_words(client, about, target, withdraw):
    withdraw(target)

    text = text_of(client, about)

    assert words_of(text) == "See this other condition too."
    assert not text.find("a")
    assert text.b, "The words keep their emphasis."


def test_a_link_to_a_draft_becomes_its_words(client):
    draft = builders.make_condition(publish=False)
    text = f"<p>{builders.link_to(draft, 'soon')}</p>"

    about = builders.make_standard_page(body=[builders.paragraph(text)])

    assert not text_of(client, about).find("a")


def test_a_link_works_again_when_its_page_is_published_again(client, about, target):
    withdrawn = builders.unpublish(target)
    withdrawn.save_revision().publish()

    assert links_of(text_of(client, about))


def test_links_to_documents_and_other_sites_stay(client):
    document = builders.make_document()
    text = (
        f'<p><a linktype="document" id="{document.pk}">slides</a> '
        '<a href="https://example.org/?a=1&amp;b=2">elsewhere</a></p>'
    )
    about = builders.make_standard_page(body=[builders.paragraph(text)])

    assert links_of(text_of(client, about)) == {
        "slides": document.url,
        "elsewhere": "https://example.org/?a=1&b=2",
    }


def test_a_link_to_a_deleted_document_is_no_error(client):
    document = builders.make_document()
    text = f'<p>Our <a linktype="document" id="{document.pk}">slides</a></p>'
    about = builders.make_standard_page(body=[builders.paragraph(text)])
    document.delete()

    text = text_of(client, about)

    assert words_of(text) == "Our slides"
    assert not text.select("a")


def test_the_texts_of_records_are_treated_alike(client, target):
    builders.make_site()
    person = builders.make_person(biography=f"<p>{builders.link_to(target, 'her field')}</p>")
    builders.unpublish(target)

    text = text_of(client, person)

    assert words_of(text) == "her field"
    assert not text.find("a")


def test_a_link_leads_to_the_translation_that_the_reader_reads(client, target):
    translation = builders.translate(target, title="Neuropatía")
    text = f"<p>{builders.link_to(target, 'otra')}</p>"
    about = builders.make_standard_page(body=[builders.paragraph(text)])
    spanish = builders.translate(about, title="Sobre")

    assert links_of(text_of(client, spanish)) == {"otra": translation.get_url()}
