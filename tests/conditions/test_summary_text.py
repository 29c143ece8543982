"""Medical texts made short: what is left says what it said before."""

import pytest

from content_app.conditions.summary_text import (
    beginning,
    first_sentences,
    sentences_of_rich_text,
    sentences_of_text,
)

WHOLE = 10_000


def words_of(html: str, length: int = WHOLE) -> str:
    return first_sentences(sentences_of_rich_text(html), length).text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>10<sup>4</sup> to 10<sup>-6</sup></p>", "10⁴ to 10⁻⁶"),
        ("<p>CD4<sup>+</sup> and IgG<sub>4</sub></p>", "CD4⁺ and IgG₄"),
        ("<p>C<sub>max</sub>, x<sup>2k</sup>, y<sup>k</sup></p>", "C_(max), x^(2k), y^k"),
        ("<p>1<sup><b>2</b></sup>3</p>", "1²3"),
    ],
)
def test_what_is_raised_or_lowered_stays_apart(html, words):
    assert words_of(html) == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<ul><li>alcohol<li>grapefruit", "alcohol; grapefruit"),
        ("<ul><li>alcohol</li><li>grapefruit</li></ul><p>Rest</p>", "alcohol; grapefruit. Rest"),
        (
            "<p>Not with:</p><ol><li><p>alcohol</p></li><li>milk</li></ol>",
            "Not with: alcohol; milk",
        ),
        ("<p>Stop at once</p><p>Then call.</p>", "Stop at once. Then call."),
        ("<p>alcohol<br/>grapefruit</p><p>Rest</p>", "alcohol; grapefruit. Rest"),
        ("<p>Is it “safe?”</p><p>No (never.)</p><p>Rest</p>", "Is it “safe?” No (never.) Rest"),
        ("<p>B cells &amp; T&nbsp;cells, &lt;moderate&gt;</p>", "B cells & T cells, <moderate>"),
        ("", ""),
        ("<p> </p><hr/>", ""),
    ],
)
def test_two_lines_do_not_become_one_thing(html, words):
    assert words_of(html) == words


@pytest.mark.parametrize(
    "text",
    [
        "It helps. It harms.",
        "Does it help? “It harms.”",
        "It is said (by some.) It harms.",
        "它有帮助。它有害。",
        "यह मदद करता है। यह हानि करता है।",
    ],
)
def test_it_is_cut_where_a_sentence_ends(text):
    first, second = sentences_of_text(text)

    shortened = first_sentences([first, second], len(text) - 1)

    assert first + second == text
    assert shortened == (f"{first.rstrip()} …", True)


@pytest.mark.parametrize(
    "text",
    [
        "It helps, e.g. after a fall.",
        "It helps, e.g. Rituximab does.",
        "Ask Dr. Example about it.",
        "It takes approx. Ten days.",
        "It takes approx. 10 days.",
        "It costs 3.5 euros.",
        "Am 3. Mai begann es.",
        "It helps … not.",
    ],
)
def test_it_is_not_cut_after_a_stop_that_ends_no_sentence(text):
    assert list(sentences_of_text(text)) == [text]
    assert first_sentences(sentences_of_text(text), len(text) - 1) == ("", True)


def test_a_list_may_end_after_an_item_and_not_before_the_first():
    html = "<p>Stop. Not with:</p><ul><li>alcohol</li><li>grapefruit juice</li></ul>"

    assert words_of(html, 24) == "Stop. Not with: alcohol; …"
    assert words_of(html, 22) == "Stop. …"


def test_what_an_author_left_open_is_not_cut():
    assert first_sentences(sentences_of_text("And so on …"), WHOLE) == ("And so on …", False)
    assert beginning("And so on…", WHOLE) == ("And so on…", False)
    assert beginning("And so  on", 7) == ("And so…", True)
