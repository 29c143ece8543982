"""Citations are numbered in reading order, lead to the list, and the list leads back."""

import pytest

from tests import builders
from tests.builders import paragraph
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def alpha():
    return builders.make_reference("Alpha. 2001.", doi="10.1000/alpha")


@pytest.fixture
def beta():
    return builders.make_reference("Beta. 2002.")


@pytest.fixture
def gamma():
    return builders.make_reference("Gamma. 2003.")


def numbers(page) -> list[str]:
    """The numbers that stand in the text, in reading order."""
    return [words_of(cited).split()[-1] for cited in page.select(".ca-citation")]


def listed(page) -> list[str]:
    return [words_of(entry.p) for entry in page.select(".ca-references li")]


def test_the_first_to_be_cited_is_the_first_in_the_list(client, alpha, beta):
    body = [paragraph("<p>One.</p>", [beta]), paragraph("<p>Two.</p>", [alpha])]

    page = read(client, builders.make_post(body=body))

    assert numbers(page) == ["1", "2"]
    assert listed(page) == ["Beta. 2002.", "Alpha. 2001."]


def test_a_reference_cited_again_keeps_its_number(client, alpha, beta):
    body = [
        paragraph("<p>One.</p>", [alpha]),
        paragraph("<p>Two.</p>", [beta]),
        paragraph("<p>Three.</p>", [alpha, beta]),
    ]

    page = read(client, builders.make_post(body=body))

    assert numbers(page) == ["1", "2", "1", "2"]
    assert listed(page) == ["Alpha. 2001.", "Beta. 2002."]


def test_each_citation_leads_to_its_reference_and_back(client, alpha, beta):
    body = [paragraph("<p>One.</p>", [alpha, beta]), paragraph("<p>Two.</p>", [alpha])]

    page = read(client, builders.make_post(body=body))

    targets = [link["href"] for link in page.select(".ca-citation a")]
    assert targets == ["#reference-1", "#reference-2", "#reference-1"]
    assert all(page.find(id=target[1:]) for target in targets)
    back = page.select('#reference-1 a[href^="#"]')
    assert len(back) == 2
    assert all("ca-citation" in page.find(id=link["href"][1:])["class"] for link in back)


def test_no_two_places_share_an_anchor(client):
    page = read(client, builders.make_full_condition())

    anchors = [tag["id"] for tag in page.select("[id]")]
    assert sorted(anchors) == sorted(set(anchors))


def test_a_condition_is_numbered_across_its_sections(client, alpha, beta, gamma):
    therapy = {
        "therapy": builders.make_therapy(),
        "recommendation": "reserved",
        "what_is_known": "<p>Little.</p>",
        "cautions": "",
        "references": [gamma, alpha],
    }
    sections = [
        ("treatment", {"caveat": "", "introduction": "", "therapies": [therapy], "body": []}),
        ("overview", {"body": [paragraph("<p>It is rare.</p>", [beta, alpha])]}),
    ]

    page = read(client, builders.make_condition(sections=sections))

    assert numbers(page) == ["1", "2", "3", "2"]
    assert listed(page) == ["Gamma. 2003.", "Alpha. 2001.", "Beta. 2002."]


def test_answers_cite_too(client, alpha):
    question = {"question": "Is it rare?", "answer": "<p>Yes.</p>", "references": [alpha]}

    page = read(client, builders.make_post(body=[("question", question)]))

    assert numbers(page) == ["1"]


def test_a_reference_links_the_publication(client, alpha):
    page = read(client, builders.make_post(body=[paragraph(references=[alpha])]))

    assert page.select_one('.ca-references a[href="https://doi.org/10.1000/alpha"]')


def test_a_deleted_reference_leaves_the_others_in_order(client, alpha, beta):
    post = builders.make_post(body=[paragraph("<p>One.</p>", [alpha, beta])])
    alpha.delete()

    page = read(client, post)

    assert numbers(page) == ["1"]
    assert listed(page) == ["Beta. 2002."]


def test_a_page_that_cites_nothing_has_no_list(client):
    assert not read(client, builders.make_post()).select(".ca-references")
