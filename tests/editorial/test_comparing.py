"""A comparison of two versions shows what people changed, and nothing else."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests import builders

pytestmark = pytest.mark.django_db

NULL = [
    ("heading", {"text": "How it was", "level": "main"}),
    ("quote", {"text": "Slowly.", "attribution": None}),
]
EMPTY = [
    ("heading", {"text": "How it is", "level": "main"}),
    ("quote", {"text": "Slowly.", "attribution": ""}),
]


def compared(client, page, before: list, after: list) -> BeautifulSoup:
    """The comparison of two versions whose blocks are the same ones, with these contents."""
    revisions = []
    for body in (before, after):
        page.body = json.dumps(
            [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(body)]
        )
        revisions.append(page.save_revision().pk)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, *revisions])
    return BeautifulSoup(client.get(url).content, "html.parser").select_one(".comparison")


def marked(comparison: BeautifulSoup, mark: str) -> list[str]:
    return [part.get_text() for part in comparison.select(f".{mark}")]


def test_null_and_nothing_written_are_the_same(admin_client):
    comparison = compared(admin_client, builders.make_post(), NULL, EMPTY)

    assert marked(comparison, "deletion") == ["was"]
    assert marked(comparison, "addition") == ["is"]
    assert "None" not in comparison.get_text()


def test_what_was_null_and_is_written_now_is_an_addition(admin_client):
    written = [NULL[0], ("quote", {"text": "Slowly.", "attribution": "Ada Example"})]

    comparison = compared(admin_client, builders.make_post(), NULL, written)

    assert marked(comparison, "deletion") == []
    assert marked(comparison, "addition") == ["Ada Example"]


def test_a_block_that_came_with_null_in_it_says_nothing_of_it(admin_client):
    comparison = compared(admin_client, builders.make_post(), NULL[:1], NULL)

    assert "Slowly." in comparison.get_text()
    assert "None" not in comparison.get_text()


def test_drafts_with_a_picture_that_is_not_chosen_yet_can_be_compared(admin_client):
    picture = ("image", {"image": None, "caption": "A hand"})
    captioned = ("image", {"image": None, "caption": "A foot"})

    added = compared(admin_client, builders.make_post(), NULL, [*NULL, picture])
    recaptioned = compared(admin_client, builders.make_post("Captions"), [picture], [captioned])

    assert "A hand" in added.select_one(".addition").get_text()
    assert marked(recaptioned, "addition") == ["foot"]
