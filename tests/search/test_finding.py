"""What a visitor finds by the search."""

from urllib.parse import urlencode

import pytest
from wagtail.models import PageViewRestriction

from content_app.crosslinks.models import OtherName
from tests.builders import (
    make_condition,
    make_locale,
    make_person,
    make_post,
    make_site,
    make_standard_page,
    make_study,
    make_therapy,
    make_webinar,
    paragraph,
    translate,
    unpublish,
)
from tests.reading import links_of, read, words_of


def found(client, query: str, address: str = "/search/") -> list[str]:
    """The titles of what was found, pages and then records."""
    html = search(client, query, address)
    return [words_of(title) for title in html.select("main .ca-teaser__title")]


def search(client, query: str, address: str = "/search/"):
    return read(client, f"{address}?{urlencode({'query': query})}")


@pytest.fixture(autouse=True)
def site(db):
    return make_site()


def test_by_words_of_the_title_in_any_order_and_case(client):
    make_condition("Chronic inflammatory neuropathy")
    make_condition("Another condition")

    assert found(client, "NEUROPATHY chronic") == ["Chronic inflammatory neuropathy"]


def test_all_of_the_words_are_wanted(client):
    make_post("Balance at home")
    make_post("Balance at work")

    assert found(client, "balance work") == ["Balance at work"]


@pytest.mark.parametrize("name", ["DADS-M", "Polyneuritis"])
def test_conditions_by_other_names_and_abbreviations(client, name):
    make_condition(
        "Anti-MAG",
        other_names=[
            ("DADS-M", OtherName.Kind.ABBREVIATION),
            ("Polyneuritis", OtherName.Kind.SYNONYM),
        ],
    )
    make_condition("CIDP")

    assert found(client, name) == ["Anti-MAG"]


@pytest.mark.parametrize(
    "query", ["anti-MAG", "anti mag", "Anti-MAG neuropathy", '"anti-MAG neuropathy"']
)
def test_names_with_a_hyphen(client, query):
    make_condition("Anti-MAG neuropathy")
    make_condition("Magnesium")

    assert found(client, query) == ["Anti-MAG neuropathy"]


def test_words_in_quotes_stand_together(client):
    make_post("Small fibre loss")
    make_post("Fibre loss is small")

    assert found(client, '"small fibre"') == ["Small fibre loss"]


def test_by_words_of_the_text(client):
    make_post("A post", body=[paragraph("<p>About vibration.</p>")])
    make_standard_page("A page", body=[paragraph("<p>About vibration.</p>")])
    make_webinar("A webinar", transcript="<p>About vibration.</p>")
    make_condition("A condition", sections=[("overview", {"body": [paragraph("vibration")]})])

    assert sorted(found(client, "vibration")) == ["A condition", "A page", "A post", "A webinar"]


def test_people_therapies_and_studies_by_name_and_other_name(client):
    make_person("Ada Example")
    make_therapy("Rituximab", other_names=[("MabThera", OtherName.Kind.SYNONYM)])
    make_study("IMAGiNe")

    assert found(client, "ada") == ["Ada Example, MD"]
    assert found(client, "mabthera") == ["Rituximab"]
    assert found(client, "imagine") == ["IMAGiNe"]


def test_records_without_a_page_are_said_to_be_found(client):
    make_therapy("Rituximab")

    html = search(client, "rituximab")

    assert words_of(html.find(role="status")) == "No page has “rituximab”, but this fits:"


def test_a_title_counts_more_than_the_text(client):
    make_post("Other things", body=[paragraph("<p>Balance is mentioned here.</p>")])
    make_post("Balance", body=[paragraph("<p>All about it.</p>")])

    assert found(client, "balance")[0] == "Balance"


def test_drafts_private_pages_and_what_was_taken_offline_are_never_found(client):
    make_post("Balance draft", publish=False)
    unpublish(make_post("Balance offline"))
    private = make_post("Balance private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    make_person("Balance Draft", publish=False)
    unpublish(make_therapy("Balance therapy"))

    assert found(client, "balance") == []


def test_what_stands_below_a_private_page_is_never_found(client, site):
    make_post("Balance")
    PageViewRestriction.objects.create(
        page=site.blog.page_ptr, restriction_type="password", password="x"
    )

    assert found(client, "balance") == []


def test_words_of_a_draft_do_not_find_the_published_page(client):
    post = make_post("Balance")
    post.title = "Equilibrium"
    post.save_revision()

    assert found(client, "equilibrium") == []
    assert found(client, "balance") == ["Balance"]


def test_each_language_finds_its_own_pages_and_records(client, site):
    post = make_post("Balance exercises")
    translate(post, "es", title="Balance en casa", slug="balance-en-casa")
    translate(site.therapies, "es", title="Terapias", slug="terapias")
    make_therapy("Balance training")
    make_therapy("Balance y fuerza", locale=make_locale("es"))

    assert found(client, "balance") == ["Balance exercises", "Balance training"]
    assert found(client, "balance", "/es/search/") == ["Balance en casa", "Balance y fuerza"]


def test_a_found_page_is_linked(client):
    post = make_post("Balance")

    html = search(client, "balance")

    assert post.get_url() in links_of(html.main).values()


def test_nothing_found_is_said_with_advice(client):
    html = search(client, "xyzzy")

    assert "Nothing was found for “xyzzy”." in words_of(html.find(role="status"))
    elsewhere = html.find(attrs={"aria-labelledby": "look-elsewhere"})
    assert links_of(elsewhere) == links_of(html.select_one("header nav")) != {}


def test_without_a_query_there_is_a_form_and_no_message(client):
    html = read(client, "/search/")

    assert html.select("main form[role=search] input[name=query]")
    assert not html.find(role="status")


def test_many_results_have_pages_that_keep_the_query(client):
    for number in range(11):
        make_post(f"Balance {number}", body=[])
    first = search(client, "balance")

    second = read(client, f"/search/{first.select_one('a[rel=next]')['href']}")

    titles = [words_of(t) for page in (first, second) for t in page.select(".ca-teaser__title")]
    assert len(set(titles)) == 11
    assert "11 pages have “balance”." in words_of(second.find(role="status"))
