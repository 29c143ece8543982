"""Blocks that point somewhere are left out when that is not to be had any more."""

import pytest

from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db


def call_to_action(**link):
    value = {"title": "Join the registry", "text": "", "link": {"label": ""} | link}
    return builders.make_standard_page(body=[("call_to_action", value)])


def test_a_button_leads_to_a_page_under_its_title(client):
    target = builders.make_condition("Anti-MAG")
    page = call_to_action(page=target.page_ptr)

    assert links_of(read(client, page).select_one(".ca-action")) == {"Anti-MAG": target.get_url()}


def test_a_button_leads_to_a_document(client):
    document = builders.make_document("A guide")
    page = call_to_action(document=document)

    assert links_of(read(client, page).select_one(".ca-action")) == {"A guide": document.url}


def test_a_button_leads_elsewhere(client):
    page = call_to_action(url="https://example.org/join", label="Join")

    assert links_of(read(client, page).select_one(".ca-action")) == {
        "Join": "https://example.org/join"
    }


@pytest.mark.parametrize("withdraw", [builders.unpublish, lambda page: page.delete()])
def test_an_invitation_to_a_page_that_is_gone_is_left_out(client, withdraw):
    target = builders.make_condition("Anti-MAG")
    page = call_to_action(page=target.page_ptr)
    withdraw(target)

    assert "Join the registry" not in words_of(read(client, page).main)


def test_an_invitation_to_a_deleted_document_is_left_out(client):
    document = builders.make_document()
    page = call_to_action(document=document)
    document.delete()

    assert "Join the registry" not in words_of(read(client, page).main)


def test_a_teaser_shows_the_page_as_it_is_now(client):
    post = builders.make_post("Balance", summary="Stand on one leg.")
    page = builders.make_standard_page(body=[("page_teaser", {"page": post.page_ptr})])

    assert "Stand on one leg." in words_of(read(client, page).main)
    post.summary = "Stand on both."
    post.save_revision().publish()
    assert "Stand on both." in words_of(read(client, page).main)


@pytest.mark.parametrize("withdraw", [builders.unpublish, lambda page: page.delete()])
def test_a_teaser_of_a_page_that_is_gone_is_left_out(client, withdraw):
    post = builders.make_post("Balance")
    page = builders.make_standard_page(body=[("page_teaser", {"page": post.page_ptr})])
    withdraw(post)

    assert "Balance" not in words_of(read(client, page).main)
