"""The studies on a condition page."""

import pytest

from tests.builders import make_condition, make_study, unpublish
from tests.reading import links_of, read, words_of


def page_with(*studies):
    return make_condition(sections=[("research", {"studies": list(studies), "body": []})])


def studies_on(html) -> list:
    return html.select("#research .ca-study")


@pytest.mark.django_db
def test_a_study_says_who_takes_part_since_when_and_who_pays(client):
    study = make_study(
        "IMAGiNe",
        countries=[("Netherlands", 2017), ("Brazil", None)],
        sponsor="A university",
        funders="A foundation",
        status="recruiting",
        registry_number="NCT00000000",
    )

    (shown,) = studies_on(read(client, page_with(study)))

    text = words_of(shown)
    assert "Netherlands (since 2017)" in text
    assert [words_of(country) for country in shown.select("dd ul li")][1] == "Brazil"
    assert "Status Looking for participants" in text
    assert "Sponsor A university" in text
    assert "Paid for by A foundation" in text
    assert "Registry number NCT00000000" in text
    assert links_of(shown)["IMAGiNe"] == study.get_url()


@pytest.mark.django_db
def test_a_study_says_so_where_nobody_knows_how_far_it_is(client):
    (shown,) = studies_on(read(client, page_with(make_study("A study", status="unknown"))))

    assert "Status Not known to us" in words_of(shown)


@pytest.mark.django_db
def test_a_study_that_is_a_draft_is_not_shown(client):
    study = make_study("A draft of a study", publish=False)

    html = read(client, page_with(study, make_study("A published study")))

    assert [words_of(shown.h3) for shown in studies_on(html)] == ["A published study"]


@pytest.mark.django_db
def test_a_study_that_is_taken_offline_leaves_the_page(client):
    study = make_study("A study")
    page = page_with(study)
    assert studies_on(read(client, page))

    unpublish(study)

    assert not studies_on(read(client, page))
