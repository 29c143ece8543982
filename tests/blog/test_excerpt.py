"""The excerpt: written, or taken from the text."""

import pytest

from content_app.base.text import EXCERPT_LENGTH
from tests.builders import make_post, make_site, paragraph
from tests.reading import read, words_of


def excerpt_on_index(client) -> str:
    return words_of(read(client, make_site().blog).select_one(".ca-teaser__title ~ p"))


@pytest.mark.django_db
def test_a_written_excerpt_is_shown_as_it_is(client):
    make_post(summary="Written by hand.", body=[paragraph("<p>The text.</p>")])

    assert excerpt_on_index(client) == "Written by hand."


@pytest.mark.django_db
def test_else_it_is_the_text_without_markup(client):
    make_post(
        body=[
            ("heading", {"text": "First", "level": "main"}),
            paragraph("<p>Nerves &amp; <b>muscles</b>.</p><p>Again.</p>"),
        ]
    )

    assert excerpt_on_index(client) == "First Nerves & muscles. Again."


@pytest.mark.django_db
def test_a_long_text_is_cut_where_a_word_ends(client):
    words = " ".join(f"word{number}" for number in range(100))
    make_post(body=[paragraph(f"<p>{words}</p>")])

    excerpt = excerpt_on_index(client)

    assert len(excerpt) <= EXCERPT_LENGTH
    assert excerpt.endswith("…")
    kept = excerpt.removesuffix("…")
    assert words.startswith(kept)
    assert words[len(kept)] == " "


@pytest.mark.django_db
def test_a_new_text_brings_a_new_excerpt(client):
    post = make_post(body=[paragraph("<p>Before.</p>")])

    post.body = [paragraph("<p>After.</p>")]
    post.save_revision().publish()

    assert excerpt_on_index(client) == "After."


@pytest.mark.django_db
def test_a_post_without_words_has_no_excerpt(client):
    make_post(body=[])

    assert excerpt_on_index(client) == ""
