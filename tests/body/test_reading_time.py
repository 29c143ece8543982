"""How long a post or a condition takes to read, as its byline says."""

import pytest

from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


def words(number: int) -> str:
    return " ".join(["word"] * number)


def byline(client, page) -> str:
    return words_of(read(client, page).select_one(".ca-byline"))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "About one minute to read"),
        (320, "About one minute to read"),
        (340, "About 2 minutes to read"),
        (2200, "About 10 minutes to read"),
    ],
)
def test_words_are_counted_to_the_nearest_minute(client, number, said):
    post = builders.make_post(body=[builders.paragraph(f"<p>{words(number)}</p>")])

    assert said in byline(client, post)


def test_every_kind_of_text_is_counted(client):
    body = [
        ("heading", {"text": words(100), "level": "main"}),
        ("list", {"kind": "numbered", "items": [f"<p>{words(150)}</p>", f"<p>{words(150)}</p>"]}),
        ("quote", {"text": words(140), "attribution": ""}),
        ("table", {"table": {"data": [[words(60), None], [words(60), "word"]]}}),
    ]

    assert "About 3 minutes to read" in byline(client, builders.make_post(body=body))


def test_sections_of_a_condition_are_counted(client):
    paragraph = builders.paragraph(f"<p>{words(880)}</p>")
    condition = builders.make_condition(sections=[("overview", {"body": [paragraph]})])

    unreviewed = "Nobody has reviewed the medical content of this page yet."
    assert byline(client, condition) == f"About 4 minutes to read {unreviewed}"


def test_what_is_folded_below_a_video_is_not(client):
    video = {
        "url": "https://www.youtube.com/watch?v=abcdefghijk",
        "title": "How nerves work",
        "transcript": f"<p>{words(5000)}</p>",
    }
    post = builders.make_post(body=[builders.paragraph(), ("video", video)])

    assert "About one minute to read" in byline(client, post)


def test_markup_is_not_counted(client):
    short = "<p>" + "<b>word</b> " * 200 + "</p>"

    assert "About one minute" in byline(
        client, builders.make_post(body=[builders.paragraph(short)])
    )


def test_a_page_without_words_says_nothing(client):
    assert "to read" not in byline(client, builders.make_post(body=[]))
