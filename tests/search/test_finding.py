"""What a visitor finds by the search."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from modelsearch.backends import database as modelsearch_on_databases
from wagtail.models import PageViewRestriction, Site

from content_app.crosslinks.mentions.form_index import store_all_forms
from content_app.crosslinks.models import OtherName
from content_app.search import scope
from content_app.search.queries import VisitorQuery
from tests.builders import (
    make_condition,
    make_locale,
    make_person,
    make_post,
    make_qa_post,
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


def test_what_nobody_wrote_is_found_by_no_word(client):
    quote, heading = ("quote", {"text": "Slowly."}), ("heading", {"text": None, "level": "main"})
    make_post("A post", body=[quote, heading, paragraph("<p>About vibration.</p>")])

    assert found(client, "None") == []
    assert found(client, "vibration") == ["A post"]


def test_people_therapies_and_studies_by_name_and_other_name(client):
    make_person("Ada Example")
    make_therapy("Rituximab", other_names=[("MabThera", OtherName.Kind.SYNONYM)])
    make_study("IMAGiNe")

    assert found(client, "ada") == ["Ada Example, MD"]
    assert found(client, "mabthera") == ["Rituximab"]
    assert found(client, "imagine") == ["IMAGiNe"]


@pytest.mark.parametrize(
    "text",
    ["Sjogren", "sjögren", "Sjo\u0308gren", "SJÖ\u00adGREN"],
    ids=["no accent", "accent", "accent typed apart", "a place to break"],
)
def test_names_are_found_with_accents_and_without(client, text):
    make_post("Sjögren syndrome")
    make_post("Dry eyes", body=[paragraph("<p>It may be Sjögren.</p>")])
    make_person("Björn Sjögren")
    make_condition("Sicca", other_names=[("Sjögren disease", OtherName.Kind.SYNONYM)])

    assert set(found(client, text)) == {
        "Sjögren syndrome",
        "Dry eyes",
        "Björn Sjögren, MD",
        "Sicca",
    }


def test_a_question_is_found_without_its_accents(client):
    make_qa_post("Eyes", questions=[("What did Sjögren find?", "<p>Much.</p>")])

    assert "What did Sjögren find?" in words_of(search(client, "sjogren").main)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nueropathy", "neuropathy"),
        ("periferal neuropathy", "peripheral neuropathy"),
        ("CDIP", "cidp"),
        ("Giulain-Bare", "guillain barre"),
        ('"anti mag" nuropathy', "neuropathy anti mag"),
    ],
)
def test_a_slip_is_answered_with_what_was_probably_meant(client, text, meant):
    for title in ("CIDP", "Anti-MAG peripheral neuropathy", "Guillain-Barré syndrome"):
        make_condition(title)
    store_all_forms()

    offered = links_of(search(client, text).find(role="status"))

    assert list(offered) == [f"Did you mean “{meant}”?"]
    (address,) = offered.values()
    assert read(client, address).select("main .ca-teaser__title")


@pytest.mark.parametrize("text", ["neuropathy", "xylophone", "my", "123456"])
def test_what_is_spelled_well_or_like_nothing_is_not_put_right(client, text):
    make_condition("Neuropathy of many kinds")
    store_all_forms()

    assert "Did you mean" not in search(client, text).text


def test_what_nobody_can_read_is_not_suggested(client):
    private = make_condition("Ataxia")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    store_all_forms()

    assert "Did you mean" not in search(client, "atxaia").text


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


def test_an_alias_and_a_question_of_a_private_page_are_never_found(client):
    private = make_qa_post("Balance", questions=[("Does balance come back?", "<p>Often.</p>")])
    private.create_alias(update_slug="balance-again")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")

    assert "Nothing was found" in words_of(search(client, "balance").main)


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


@pytest.mark.parametrize(
    "query", ["neuropthy", "neurop", "burning neuropathy", '"burning neuropathy"']
)
def test_where_nothing_has_all_of_it_what_has_some_is_shown(client, query):
    make_condition("Small fibre neuropathy")

    html = search(client, query)

    assert "Small fibre neuropathy" in found(client, query)
    assert words_of(html.find(role="status")).startswith("Nothing has all of “")


def test_in_the_singular_by_the_plural(client):
    """PostgreSQL knows plurals; elsewhere words that begin alike are found."""
    make_condition("Small fibre neuropathy")

    assert "Small fibre neuropathy" in found(client, "neuropathies")


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("Neuropathies of feet", ["Neuropath", "feet"]),
        ("CMT", ["CMT"]),
        ("a b c", []),
        ("痛", ["痛"]),
        ("one " * 9, ["one"]),
        (" ".join(f"word{n}" for n in range(9)), ["word"]),
    ],
)
def test_loosely_words_that_begin_alike_are_looked_for(text, beginnings):
    assert VisitorQuery.parse(text).beginnings() == beginnings


def test_loosely_no_more_words_are_looked_for_than_a_database_bears():
    query = VisitorQuery.parse(" ".join(f"{number}word" for number in range(1000, 1030)))

    assert len(query.beginnings()) == 8


def test_short_words_alone_find_nothing_loosely(client):
    make_post("In the morning")

    assert found(client, "in my xyzzy") == []


def test_a_condition_by_the_therapies_that_it_names(client):
    therapy = make_therapy("Rituximab")
    entry = {"therapy": therapy, "recommendation": "may_help", "what_is_known": "", "cautions": ""}
    make_condition("Anti-MAG", sections=[("treatment", {"therapies": [entry]})])

    assert "Anti-MAG" in found(client, "rituximab")


def test_no_page_by_the_name_of_a_record_that_is_not_published(client):
    therapy = make_therapy("Rituximab", publish=False)
    entry = {"therapy": therapy, "recommendation": "may_help", "what_is_known": "", "cautions": ""}
    make_condition("Anti-MAG", sections=[("treatment", {"therapies": [entry]})])

    assert found(client, "rituximab") == []


def test_a_condition_by_what_a_therapy_is_called_by_now(client):
    therapy = make_therapy("Rituximab", publish=False)
    entry = {"therapy": therapy, "recommendation": "may_help", "what_is_known": "", "cautions": ""}
    make_condition("Anti-MAG", sections=[("treatment", {"therapies": [entry]})])

    therapy.name = "Obinutuzumab"
    therapy.save_revision().publish()
    therapy.refresh_from_db()

    assert "Anti-MAG" in found(client, "Obinutuzumab")
    unpublish(therapy)
    assert found(client, "Obinutuzumab") == []


def test_quotation_marks_are_not_said_twice(client):
    html = search(client, '"xyzzy"')

    assert "“xyzzy”" in words_of(html.find(role="status"))


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


def test_words_that_are_everywhere_show_the_pages_that_fit_best(client, monkeypatch):
    monkeypatch.setattr(scope, "MOST_PAGES", 3)
    make_post("Balance, and what may be done for it at home", body=[])
    for number in range(4):
        make_post(f"Post {number}", body=[paragraph("<p>Balance is mentioned here.</p>")])

    html = search(client, "balance")

    titles = [words_of(title) for title in html.select("main .ca-teaser__title")]
    assert titles[0] == "Balance, and what may be done for it at home"
    assert len(titles) == 3
    assert "More than 3 pages have “balance”." in words_of(html.find(role="status"))


def test_a_condition_comes_first_by_each_of_its_names(client):
    make_condition(
        "Chronic inflammatory polyneuropathy",
        other_names=[("CIDP", OtherName.Kind.ABBREVIATION)],
        sections=[("overview", {"body": [paragraph(f"<p>{'A long text. ' * 40}</p>")]})],
    )
    for number in range(3):
        make_post(f"CIDP {number}", body=[paragraph("<p>CIDP, and CIDP again.</p>")])
    store_all_forms()

    assert found(client, " cidp")[0] == "Chronic inflammatory polyneuropathy"
    assert len(found(client, "cidp")) == 4
    assert found(client, "cidp again")[0] != "Chronic inflammatory polyneuropathy"


@pytest.mark.parametrize("text", ["Ada Example", "rituximab?", '"rituximab"'])
def test_a_record_stands_above_what_mentions_it_where_its_name_was_typed(client, text):
    make_person("Ada Example", biography="<p>Teaches balance.</p>")
    make_therapy("Rituximab")
    make_post("With Ada Example, on rituximab and balance", body=[])
    store_all_forms()

    def sections(query):
        return [part["aria-labelledby"] for part in search(client, query).main.select("section")]

    assert sections(text) == ["found-records", "found-pages"]
    assert sections("balance") == ["found-pages", "found-records"]


def test_a_name_in_the_plural_hides_nothing_that_is_found_loosely(client):
    make_condition("Polyneuropathy")
    for number in range(3):
        make_post(f"Living with polyneuropathy {number}", body=[])
    store_all_forms()

    assert found(client, "polyneuropathies")[0] == "Polyneuropathy"
    assert len(found(client, "polyneuropathies")) == 4


@pytest.mark.parametrize("keep_from", ["readers", "whoever has no password", "another language"])
def test_what_cannot_be_read_here_is_not_found_by_its_name(client, site, keep_from):
    page, therapy = make_condition("Ataxia"), make_therapy("Ataxia")
    if keep_from == "another language":
        translate(site.home, "es", title="Inicio", slug="inicio")
    store_all_forms()
    if keep_from in ("readers", "whoever has no password"):
        unpublish(therapy)
    if keep_from == "readers":
        type(page).objects.filter(pk=page.pk).update(live=False)
    elif keep_from == "whoever has no password":
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")

    html = search(
        client, "ataxia", "/es/search/" if keep_from == "another language" else "/search/"
    )

    assert words_of(html.find(role="status")).startswith("Nothing was found")
    assert not html.main.select("section")


def test_a_record_without_an_address_leaves_no_empty_list(client, site):
    make_therapy("Ataxia")
    store_all_forms()
    unpublish(site.therapies)

    assert not search(client, "ataxia").main.select("section")


def test_the_name_of_a_record_counts_more_than_its_text(client):
    make_therapy("Foot care", how_it_works="<p>Balance, balance and balance.</p>")
    make_therapy("Balance training", how_it_works=f"<p>{'A long text. ' * 20}</p>")

    assert found(client, "balance") == ["Balance training", "Foot care"]


def test_a_question_counts_more_than_an_answer(client):
    questions = [
        ("What about rest?", "<p>Balance, balance and balance.</p>"),
        ("Does balance return?", f"<p>{'A long text. ' * 20}</p>"),
    ]
    make_qa_post("Asked", questions=questions)

    shown = search(client, "balance").select("[aria-labelledby=found-questions] li a")
    assert [words_of(question) for question in shown] == [
        "Does balance return?",
        "What about rest?",
    ]


def test_of_a_sentence_the_words_count_that_say_the_most(client):
    make_post("Plasmapheresis")

    sentence = "which doctors would suggest that elderly patients receive weekly plasmapheresis"
    assert found(client, sentence) == ["Plasmapheresis"]


def test_a_short_title_does_not_lift_what_only_mentions_the_word(client):
    for number in range(9):
        make_post(f"Another post {number}", body=[])
    mentioning = "word " * 40 + "fatigue " + "word " * 40
    make_condition("CIDP", sections=[("overview", {"body": [paragraph(f"<p>{mentioning}</p>")]})])
    make_post("Fatigue, exercise and everyday life with neuropathy", body=[])

    assert found(client, "fatigue")[0].startswith("Fatigue, exercise")


def test_of_questions_and_of_each_kind_of_record_the_best_five_are_shown(client):
    questions = [(f"Does balance matter {number}?", "<p>Yes.</p>") for number in range(6)]
    make_qa_post("Questions", questions=questions)
    for number in range(6):
        make_person(f"Balance {number}")

    html = search(client, "balance")

    assert len(html.select("[aria-labelledby=found-questions] li")) == 5
    assert len(html.select("[aria-labelledby=found-records] li")) == 5


def test_what_stands_on_another_site_is_not_found(client, site):
    make_post("Balance here")
    elsewhere = make_standard_page("Another site", parent=site.home.get_parent())
    Site.objects.create(hostname="elsewhere.example", root_page=elsewhere.page_ptr)
    make_standard_page("Balance elsewhere", parent=elsewhere)

    assert found(client, "balance") == ["Balance here"]


@pytest.fixture(params=["another engine", "SQLite without its index"])
def without_index(request, settings, monkeypatch):
    """modelsearch's last resort looks for words in the fields of each row."""
    if request.param == "another engine":
        engine = {"BACKEND": "modelsearch.backends.database.fallback"}
        settings.WAGTAILSEARCH_BACKENDS = {"default": engine}
    else:
        if connection.vendor != "sqlite":
            pytest.skip("This is about SQLite.")
        monkeypatch.setattr(modelsearch_on_databases, "USE_SQLITE_FTS", False)


def test_without_an_index_of_words_the_search_finds_all_the_same(client, without_index):
    make_post("Balance at home")
    make_post("Balance draft", publish=False)
    make_person("Ada Balance")

    assert found(client, "balance") == ["Balance at home", "Ada Balance, MD"]
