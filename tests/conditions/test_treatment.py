"""What a condition page says of each therapy."""

import pytest

from content_app.conditions.blocks import Recommendation
from tests.builders import make_condition, make_site, make_therapy, unpublish
from tests.reading import links_of, read, words_of


def page_with(*entries):
    return make_condition(sections=[("treatment", {"therapies": list(entries), "body": []})])


def therapies_on(html) -> list:
    return html.select("#treatment .ca-therapy")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("recommended", "Recommended"),
        ("may_help_some", "May help some people"),
        ("inconclusive", "Studies are inconclusive"),
        ("reserved", "Reserved for certain patients"),
        ("not_recommended", "Not recommended"),
        ("under_study", "Under study"),
    ],
)
def test_the_recommendation_is_told_by_words(client, value, words):
    page = page_with({"therapy": make_therapy(), "recommendation": value})

    (therapy,) = therapies_on(read(client, page))

    assert words_of(therapy.select_one(".ca-recommendation")) == f"Recommendation: {words}"


def test_the_scale_is_fixed():
    assert Recommendation.values == [
        "recommended",
        "may_help_some",
        "inconclusive",
        "reserved",
        "not_recommended",
        "under_study",
    ]


@pytest.mark.django_db
def test_an_entry_says_what_is_known_and_what_to_be_careful_about(client):
    page = page_with(
        {
            "therapy": make_therapy("Rituximab"),
            "recommendation": "may_help_some",
            "what_is_known": "<p>Small studies were encouraging.</p>",
            "cautions": "<p>Infections are more likely.</p>",
        }
    )

    (therapy,) = therapies_on(read(client, page))

    assert words_of(therapy.h3) == "Rituximab"
    assert "Small studies were encouraging." in words_of(therapy)
    assert "Be careful Infections are more likely." in words_of(therapy)


@pytest.mark.django_db
def test_a_therapy_that_nobody_has_published_yet_is_left_out(client):
    draft = make_therapy("A new idea", publish=False)

    page = page_with({"therapy": draft, "recommendation": "may_help_some"})

    assert therapies_on(read(client, page)) == []


@pytest.mark.django_db
def test_a_therapy_links_to_its_own_page_while_that_is_published(client):
    therapy = make_therapy("Rituximab")
    make_site()
    page = page_with({"therapy": therapy, "recommendation": "recommended"})
    assert links_of(therapies_on(read(client, page))[0]) == {"Rituximab": therapy.get_url()}

    unpublish(therapy)

    (entry,) = therapies_on(read(client, page))
    assert words_of(entry.h3) == "Rituximab"
    assert links_of(entry) == {}


@pytest.mark.django_db
def test_a_therapy_that_was_deleted_leaves_the_others(client):
    gone, kept = make_therapy("Gone"), make_therapy("Kept")
    page = page_with(
        {"therapy": gone, "recommendation": "recommended"},
        {"therapy": kept, "recommendation": "recommended"},
    )
    gone.delete()

    assert [words_of(entry.h3) for entry in therapies_on(read(client, page))] == ["Kept"]
