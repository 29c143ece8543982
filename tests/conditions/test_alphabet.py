"""The A to Z of conditions."""

import pytest

from content_app.conditions import alphabet
from content_app.crosslinks.models import OtherName
from tests.builders import make_condition, make_site, unpublish
from tests.reading import links_of, read, words_of

SYNONYM = OtherName.Kind.SYNONYM


def alphabet_of(html) -> dict[str, list[str]]:
    return {
        words_of(letter.h2): [words_of(entry) for entry in letter.select("ul > li")]
        for letter in html.select("section.ca-letter")
    }


@pytest.fixture
def index(db):
    return make_site().conditions


def test_conditions_stand_below_their_first_letter(client, index):
    for title in ("POEMS", "CIDP", "Charcot", "Anti-MAG"):
        make_condition(title, summary="")

    assert alphabet_of(read(client, index)) == {
        "A": ["Anti-MAG"],
        "C": ["Charcot", "CIDP"],
        "P": ["POEMS"],
    }


def test_other_names_point_to_the_name_to_look_under(client, index):
    condition = make_condition("CIDP", other_names=[("Polyneuritis, chronic", SYNONYM)])

    html = read(client, index)

    assert alphabet_of(html) == {"C": ["CIDP"], "P": ["Polyneuritis, chronic: see CIDP"]}
    see = html.select_one(".ca-letter__see")
    assert links_of(see) == {"CIDP": condition.get_url()}


def test_accents_and_case_do_not_count(client, index):
    for title in ("Élan", "eczema", "Essential", "ämie", "Ataxia"):
        make_condition(title, slug=f"c-{len(title)}-{ord(title[0])}")

    assert alphabet_of(read(client, index)) == {
        "A": ["ämie", "Ataxia"],
        "E": ["eczema", "Élan", "Essential"],
    }


def test_names_that_begin_with_no_letter_stand_together(client, index):
    make_condition("22q11 neuropathy")
    make_condition("Ataxia")

    assert alphabet_of(read(client, index)) == {"#": ["22q11 neuropathy"], "A": ["Ataxia"]}


def test_the_letters_lead_to_their_parts_of_the_page(client, index):
    make_condition("Ataxia")
    make_condition("CIDP")

    html = read(client, index)

    letters = links_of(html.find("nav", attrs={"aria-label": "Letters"}))
    assert list(letters) == ["A", "C"]
    assert [words_of(html.find(id=target[1:])) for target in letters.values()] == ["A", "C"]


@pytest.fixture
def three_to_a_page(monkeypatch):
    monkeypatch.setattr(alphabet, "NAMES_PER_PAGE", 3)


def test_a_page_of_a_long_alphabet_ends_with_a_letter(client, index, three_to_a_page):
    for title in ("Ataxia", "Axonal", "CIDP", "Charcot", "POEMS"):
        make_condition(title)

    first, second = read(client, index), read(client, f"{index.get_url()}?page=2")

    assert alphabet_of(first) == {"A": ["Ataxia", "Axonal"]}
    assert alphabet_of(second) == {"C": ["Charcot", "CIDP"], "P": ["POEMS"]}
    assert "Page 2 of 2" in words_of(second.title)
    address = second.find("link", rel="canonical")["href"]
    assert address == f"{index.get_full_url()}?page=2"


def test_a_letter_that_fills_more_than_a_page_says_that_it_goes_on(client, index, three_to_a_page):
    for title in ("Canvas", "Charcot", "CIDP", "CMT", "Diabetes"):
        make_condition(title)

    second = read(client, f"{index.get_url()}?page=2")

    assert alphabet_of(second) == {"C, continued": ["CMT"], "D": ["Diabetes"]}


def test_every_letter_is_at_hand_on_every_page_of_a_long_alphabet(client, index, three_to_a_page):
    for title in ("Ataxia", "Canvas", "Charcot", "CIDP", "CMT", "Diabetes"):
        make_condition(title)

    for number, letters in [
        (1, {"A": "#letter-a", "C": "?page=2#letter-c", "D": "?page=3#letter-d"}),
        (2, {"A": "?page=1#letter-a", "C": "#letter-c", "D": "?page=3#letter-d"}),
        (3, {"A": "?page=1#letter-a", "C": "?page=2#letter-c", "D": "#letter-d"}),
    ]:
        html = read(client, f"{index.get_url()}?page={number}")

        assert links_of(html.find("nav", attrs={"aria-label": "Letters"})) == letters


def test_another_name_leads_to_a_condition_that_stands_on_another_page(
    client, index, three_to_a_page
):
    condition = make_condition("Zoster pain", other_names=[("Belt pain", SYNONYM)])
    for title in ("Ataxia", "CIDP"):
        make_condition(title)

    see = read(client, index).select_one(".ca-letter__see")

    assert links_of(see) == {"Zoster pain": condition.get_url()}


def test_drafts_and_what_was_taken_offline_are_left_out(client, index):
    make_condition("A draft", publish=False)
    unpublish(make_condition("Offline", other_names=[("Out", SYNONYM)]))
    make_condition("CIDP")

    assert alphabet_of(read(client, index)) == {"C": ["CIDP"]}


def test_an_empty_index_says_so(client, index):
    assert "No condition has been published yet." in words_of(read(client, index).main)
