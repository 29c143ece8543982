"""Whatever stands in the box or the address, the search answers."""

import pytest
from bs4 import BeautifulSoup

from tests.builders import make_condition, make_qa_post, make_site

INPUTS = [
    '"',
    '""',
    '"""',
    "'",
    "*",
    "mag*",
    "(",
    ")",
    "(mag",
    "a:b",
    "title:mag",
    "^mag",
    "mag^2",
    "-",
    "--",
    "-mag",
    "+mag",
    "!mag",
    "mag & neuropathy",
    "mag | neuropathy",
    "mag <-> neuropathy",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "mag AND",
    "NOT mag",
    "NEAR(mag neuropathy)",
    '"mag',
    'mag"',
    '"mag" "',
    '"" mag',
    "\\",
    "%",
    "_",
    "{",
    ";--",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "\x00",
    "mag\x00",
    "😀",
    "神経",
    "İstanbul",
    "\u202emag",
    "a" * 10_000,
    "mag " * 2_500,
    '"mag ' * 2_000,
    "   ",
    "\t\n",
    "é" * 300,
]


@pytest.fixture(autouse=True)
def content(db):
    make_site()
    make_condition("Anti-MAG neuropathy")
    make_qa_post()


def test_every_input_is_answered(client):
    for text in INPUTS:
        response = client.get("/search/", {"query": text})

        assert response.status_code == 200, repr(text[:20])


@pytest.mark.parametrize(
    "address", ["/search/?query=%ff", "/search/?query=%00", "/search/?query=%"]
)
def test_so_are_bytes_that_are_no_text(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "999999999999999999999", "%00"])
def test_so_are_pages_that_do_not_exist(client, page):
    assert client.get(f"/search/?query=mag&page={page}").status_code == 200


@pytest.mark.parametrize("text", ['"mag', 'mag"', "(mag", "mag)", "mag*", "+mag", "mag:", "¿mag?"])
def test_marks_that_slipped_in_do_not_hide_what_is_there(client, text):
    response = client.get("/search/", {"query": text})

    assert "Anti-MAG neuropathy" in response.text


@pytest.mark.parametrize("text", ["zebra OR mag", "mag AND zebra", "NEAR(mag zebra)"])
def test_operators_are_words_like_any_other(client, text):
    assert titles_for(client, text) == []


def test_a_word_after_not_is_looked_for_too(client):
    """PostgreSQL leaves "not" out as a word that is everywhere; SQLite does not."""
    assert "Anti-MAG neuropathy" in titles_for(client, "neuropathy NOT mag")


def test_what_was_typed_is_shown_and_not_run(client):
    text = '"><script>alert(1)</script>'

    html = BeautifulSoup(client.get("/search/", {"query": text}).content, "html.parser")

    assert html.find(id="search-words")["value"] == text
    assert not [script for script in html.select("script") if "alert" in script.text]


def test_only_reading_is_allowed(client):
    assert client.post("/search/", {"query": "mag"}).status_code == 405


def titles_for(client, text: str) -> list[str]:
    html = BeautifulSoup(client.get("/search/", {"query": text}).content, "html.parser")
    return [title.text for title in html.select("main .ca-teaser__title")]
