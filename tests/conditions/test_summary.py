"""The summary of a condition on one sheet of paper, to read, to show and to print."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import PageViewRestriction

from content_app.base import clock
from content_app.conditions.models import ConditionCode, ConditionPage
from content_app.crosslinks.models import OtherName
from content_app.people.models import CreditRole
from tests.builders import (
    credit,
    make_condition,
    make_full_condition,
    make_person,
    make_reference,
    make_therapy,
    paragraph,
    unpublish,
)
from tests.caching import held_until
from tests.queries.counting import FEW, MANY, assert_same_and_few, queries_of
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db

CUT = "Shortened to fit on one sheet."
ROUTES = ["summary/", "summary/pdf/"]


def summary_of(client, page):
    return read(client, f"{page.get_url()}summary/").select_one("main article")


def headings_of(article) -> list[str]:
    return [words_of(heading) for heading in article.select("h2")]


def with_therapies(*entries, **fields):
    return make_condition(sections=[("treatment", {"therapies": list(entries)})], **fields)


def with_signs(number: int):
    signs = [{"name": f"Sign {n}", "detail": ""} for n in range(1, number + 1)]
    return make_condition(f"With {number}", sections=[("symptoms", {"symptoms": signs})])


def test_the_page_leads_to_its_summary_and_says_which_link_is_a_pdf(client):
    page = make_full_condition()

    links = links_of(read(client, page).main)

    url = page.get_url()
    label = "Take this to your doctor: summary as PDF (one or two pages)"
    assert links[label] == f"{url}summary/pdf/"
    assert links["Or read and print the summary as a page"] == f"{url}summary/"


def test_it_says_what_the_page_says_of_the_condition(client):
    text = words_of(summary_of(client, make_full_condition()))

    for part in [
        "Anti-MAG peripheral neuropathy Anti-myelin-associated glycoprotein peripheral neuropathy",
        "Also called: Anti-MAG Codes: ICD-10-CM G61.8",
        "An immune reaction slowly harms the insulation of the nerves.",
        "Symptoms & Signs Not all of these may be present. Tick what you notice. Numb feet",
        "Diagnosis Blood test Antibodies against MAG.",
        "Rituximab Recommendation for this condition May help some people Source 1 "
        "What is known It helped some people in small studies. "
        "Be careful: Infections are more likely.",
        "Questions to ask your doctor Which tests do I need?",
        "Sources Example A. On nerves. Journal of Examples, 2020.",
    ]:
        assert part in text


def test_what_is_not_on_the_page_has_no_heading(client):
    page = make_condition(short_answer="A disease of the nerves.", sections=[])

    assert headings_of(summary_of(client, page)) == ["My own questions and notes"]


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_that_says_nothing_for_it_has_no_summary(client, route):
    page = make_condition(sections=[("free_text", {"heading": "One", "body": [paragraph()]})])

    assert "summary" not in "".join(links_of(read(client, page).main).values())
    assert client.get(page.get_url() + route).status_code == 404


@pytest.mark.parametrize(
    ("reviewed_on", "reviewer", "words"),
    [
        (
            date(2026, 3, 2),
            "Ada Example",
            "Medically reviewed by Ada Example, MD, last on March 2, 2026.",
        ),
        (
            date(2026, 3, 2),
            None,
            "Medically reviewed, last on March 2, 2026. The page does not say by whom.",
        ),
        (
            None,
            "Ada Example",
            "Medically reviewed by Ada Example, MD. The page does not say when.",
        ),
        (None, None, "Nobody has reviewed the medical content of this page yet."),
    ],
)
def test_it_says_who_reviewed_the_page_and_when(client, reviewed_on, reviewer, words):
    page = make_condition(short_answer="A disease.", reviewed_on=reviewed_on)
    if reviewer:
        credit(page, make_person(reviewer), role=CreditRole.REVIEWER)

    assert words in words_of(summary_of(client, page))


def test_it_says_that_it_replaces_no_doctor_and_on_which_day_it_was_made(client):
    with clock.at(datetime(2026, 3, 2, 17, 0, tzinfo=UTC)):
        text = words_of(summary_of(client, make_full_condition()))

    assert "It does not replace one." in text
    assert "Made on March 2, 2026" in text


def test_it_holds_until_the_day_is_over(client, settings):
    page = make_full_condition()

    with clock.at(datetime(2026, 3, 2, 17, 0, tzinfo=UTC)):
        until = held_until(client, f"{page.get_url()}summary/", settings)

    assert until == datetime(2026, 3, 3, 5, 0, tzinfo=UTC), "midnight in New York"


def test_the_address_of_the_page_is_there_to_read_and_to_scan(client):
    page = make_full_condition()

    html = read(client, f"{page.get_url()}summary/")

    assert links_of(html.main)[page.get_full_url()] == page.get_full_url()
    assert html.select_one("figure svg path")
    assert html.select_one("link[rel=canonical]")["href"] == page.get_full_url()


def test_of_what_does_not_fit_it_says_how_much_there_is(client):
    text = words_of(summary_of(client, with_signs(12)))

    assert "Sign 10 2 more on the page" in text
    assert "Sign 11" not in text


def test_texts_are_cut_between_sentences_and_that_is_said(client):
    page = with_therapies(
        {
            "therapy": make_therapy(),
            "recommendation": "recommended",
            "what_is_known": f"<p>It helps. It does not help {'very ' * 80} old people.</p>",
        }
    )

    text = words_of(summary_of(client, page))

    assert "It helps. …" in text
    assert "It does not help" not in text
    assert "ends with “…”, the page says more" in text


def test_a_caution_that_does_not_fit_is_not_silently_gone(client):
    page = with_therapies(
        {
            "therapy": make_therapy(),
            "recommendation": "recommended",
            "cautions": f"<p>It is {'very ' * 80} dangerous.</p>",
        }
    )

    text = words_of(summary_of(client, page))

    assert "Be careful: see the page." in text
    assert CUT in text


def test_treatments_left_out_that_are_not_recommended_are_counted(client):
    entries = [
        {"therapy": make_therapy(f"Therapy {n}"), "recommendation": recommendation}
        for n, recommendation in enumerate(["recommended"] * 11 + ["not_recommended"] * 2)
    ]

    text = words_of(summary_of(client, with_therapies(*entries)))

    assert "3 more on the page, of which not recommended: 2" in text


def test_signs_in_everyday_words_are_no_markup(client):
    signs = [{"name": "Pain", "detail": "It is <moderate> & burning, 5 < 7."}]
    page = make_condition(sections=[("symptoms", {"symptoms": signs})])

    assert "It is <moderate> & burning, 5 < 7." in words_of(summary_of(client, page))


def test_a_question_that_is_too_long_is_left_out_whole(client):
    questions = ["Is it safe?", f"Is it {'very ' * 60} safe?"]
    page = make_condition(sections=[("questions_for_doctor", {"questions": questions})])

    text = words_of(summary_of(client, page))

    assert "Is it safe? 1 more on the page" in text
    assert "very" not in text
    assert CUT in text


@pytest.mark.parametrize(
    "fields",
    [
        {"codes": [(ConditionCode.System.MESH, f"D{n}") for n in range(6)]},
        {"other_names": [(f"Name {n}", OtherName.Kind.SYNONYM) for n in range(6)]},
        {"sections": [("questions_for_doctor", {"questions": ["Why?"] * 11})]},
        {"sections": [("symptoms", {"symptoms": [{"name": "Pain", "detail": "So " * 150}]})]},
    ],
    ids=["codes", "names", "questions", "signs"],
)
def test_whatever_is_left_out_is_admitted(client, fields):
    page = make_condition(short_answer="A disease.", **{"sections": []} | fields)

    assert CUT in words_of(summary_of(client, page))


def test_sources_that_are_cut_are_admitted(client):
    page = with_therapies(
        {
            "therapy": make_therapy(),
            "recommendation": "recommended",
            "references": [make_reference("Long " * 100)],
        }
    )

    assert CUT in words_of(summary_of(client, page))


def test_what_an_author_left_open_is_not_taken_for_cut(client):
    signs = [{"name": "Pain", "detail": "In the feet, the hands …"}]
    page = make_condition(sections=[("symptoms", {"symptoms": signs})])

    assert CUT not in words_of(summary_of(client, page))


def test_no_paragraph_is_empty(client):
    page = make_condition(
        sections=[("symptoms", {"caveat": "", "symptoms": [{"name": "Pain", "detail": ""}]})]
    )

    article = summary_of(client, page)

    assert [p for p in article.select("p") if not words_of(p)] == []
    assert "Tick what you notice." not in [
        words_of(p) for p in article.select("p:not(.ca-only-print)")
    ]


def test_a_treatment_is_told_by_its_columns_on_a_telephone_too(client):
    """There, each row is a block, and what stands above the columns is out of sight (WCAG 2.2, 1.3.1)."""
    table = summary_of(client, make_full_condition()).table

    headings = [words_of(th) for th in table.select("thead th")]
    labels = [words_of(label) for label in table.select("tbody td > span:first-child")]

    assert labels == headings[1:]


def test_room_for_notes_comes_after_the_sources_as_in_the_pdf(client):
    assert headings_of(summary_of(client, make_full_condition()))[-2:] == [
        "Sources",
        "My own questions and notes",
    ]


def test_what_nobody_has_published_is_left_out_with_its_sources(client):
    draft = make_therapy("A new idea", publish=False)
    page = with_therapies(
        {
            "therapy": draft,
            "recommendation": "recommended",
            "references": [make_reference("Of the draft")],
        },
        {
            "therapy": make_therapy("Rituximab"),
            "recommendation": "inconclusive",
            "references": [make_reference("Of the other")],
        },
    )

    text = words_of(summary_of(client, page))

    assert "A new idea" not in text
    assert "Of the draft" not in text
    assert "Studies are inconclusive Source 1" in text


@pytest.mark.parametrize("route", ROUTES)
def test_what_is_not_published_has_no_summary(client, route):
    page = make_full_condition()
    unpublish(page)

    assert client.get(page.get_url() + route).status_code == 404


@pytest.mark.parametrize("route", ROUTES)
def test_the_summary_of_a_private_page_is_private(client, route):
    page = make_full_condition()
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="nerve"
    )

    response = client.get(page.get_url() + route)

    assert "An immune reaction" not in response.content.decode()
    assert "password" in response.content.decode()


def test_an_editor_sees_the_summary_of_a_draft_in_the_preview():
    page = make_full_condition()
    page.title = "A better name"

    response = page.make_preview_request(preview_mode="summary")

    assert response.status_code == 200
    assert "A better name" in response.content.decode()
    assert "Summary to take to your doctor" in response.content.decode()
    assert "summary/pdf/" not in response.content.decode(), "the PDF is of what readers see"


def test_a_page_that_moves_takes_the_addresses_of_its_summary_along(
    client, django_capture_on_commit_callbacks
):
    page = make_full_condition()
    old_url = page.get_url()
    page.slug = "another-name"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    response = client.get(f"{old_url}summary/")

    assert response.status_code in {301, 302}
    assert response.url.endswith("/another-name/summary/")


def test_it_asks_the_database_no_more_often_for_more(client):
    def condition_with(number: int):
        entries = [
            {
                "therapy": make_therapy(f"Therapy {number} {n}"),
                "recommendation": "recommended",
                "references": [make_reference(f"Reference {number} {n}")],
            }
            for n in range(number)
        ]
        names = [(f"Name {n}", OtherName.Kind.SYNONYM) for n in range(number)]
        page = with_therapies(*entries, title=f"With {number}", other_names=names)
        return f"{ConditionPage.objects.get(pk=page.pk).get_url()}summary/"

    few, many = condition_with(FEW), condition_with(MANY)

    assert_same_and_few(queries_of(client, few), queries_of(client, many))
