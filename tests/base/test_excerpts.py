"""Excerpts are plain words that end where a word ends."""

import pytest

from content_app.base.blocks import HeadingBlock
from content_app.base.text import EXCERPT_LENGTH, excerpt, plain_text
from tests import builders
from tests.reading import read, words_of


def test_a_short_text_stays_whole():
    assert excerpt("Nerves can recover.", length=40) == "Nerves can recover."


def test_a_long_text_is_cut_before_the_word_that_does_not_fit():
    assert excerpt("Nerves can recover slowly", length=16) == "Nerves can…"


def test_a_text_that_may_be_cut_after_a_whole_word_keeps_that_word():
    assert excerpt("Nerves can recover slowly", length=19) == "Nerves can recover…"


@pytest.mark.parametrize("length", range(9, 60))
def test_an_excerpt_is_never_too_long_and_never_ends_inside_a_word(length):
    text = "Numbness begins in the feet on both sides and then the balance suffers"

    cut = excerpt(text, length=length)

    words, kept = text.split(), cut.removesuffix("…").split()
    assert len(cut) <= length
    assert kept == words[: len(kept)]


def test_a_single_word_that_is_too_long_is_cut_all_the_same():
    assert excerpt("glycoproteinpolyneuropathy", length=10) == "glycoprot…"


def test_no_comma_or_dash_is_left_before_the_ellipsis():
    assert excerpt("Numbness, tingling — and pain", length=12) == "Numbness…"


def test_paragraphs_and_list_items_do_not_run_into_each_other():
    html = "<p>First.</p><ul><li>one</li><li>two</li></ul><p>Last<br/>line</p>"

    assert plain_text(html) == "First. one two Last line"


def test_signs_that_html_escapes_are_signs_again():
    assert plain_text("<p>B cells &amp; antibodies, titre &gt; 10&nbsp;000</p>") == (
        "B cells & antibodies, titre > 10 000"
    )


@pytest.mark.django_db
def test_a_page_without_a_summary_is_pointed_to_with_the_beginning_of_its_text(client):
    sentence = "Walking barefoot on grass trains the balance of the whole body. "
    builders.make_post("Barefoot", body=[builders.paragraph(f"<p>{sentence * 9}</p>")])

    shown = words_of(read(client, builders.make_site().blog).select_one("article p:not([class])"))

    assert shown.startswith(sentence[:40])
    assert shown.endswith("…")
    assert len(shown) <= EXCERPT_LENGTH


@pytest.mark.django_db
def test_a_written_summary_comes_before_the_text(client):
    builders.make_post("Barefoot", summary="Grass under the feet.")

    assert "Grass under the feet." in words_of(read(client, builders.make_site().blog).main)


NOT_WRITTEN = {
    "a heading that is null": [("heading", {"text": None, "level": "main"})],
    "a name that nobody gave": [("quote", {"text": "Slowly.", "attribution": None})],
    "a field that came later": [("quote", {"text": "Slowly."})],
    "an empty heading": [("heading", {"text": "", "level": "main"})],
}


@pytest.mark.django_db
@pytest.mark.parametrize("body", NOT_WRITTEN.values(), ids=NOT_WRITTEN)
def test_what_nobody_wrote_is_not_in_the_text_of_a_page(body):
    post = builders.make_post(body=[*body, builders.paragraph("<p>None of it hurts.</p>")])

    assert post.get_plain_text().removeprefix("Slowly. ") == "None of it hurts."


@pytest.mark.django_db
def test_a_section_that_was_stored_without_a_heading_begins_with_its_text():
    section = ("overview", {"body": [builders.paragraph("<p>Nerves recover.</p>")]})
    condition = builders.make_condition(short_answer="", sections=[section])

    assert condition.get_plain_text() == "Nerves recover."


@pytest.mark.parametrize(("is_searched", "words"), [(True, ["Balance"]), (False, [])])
def test_a_heading_gives_its_words_and_not_its_size_and_none_where_it_is_left_out(
    is_searched, words
):
    block = HeadingBlock(search_index=is_searched)
    heading = block.to_python({"text": "Balance", "level": "main"})

    assert block.get_searchable_content(heading) == words
