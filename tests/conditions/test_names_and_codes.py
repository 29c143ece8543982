"""The names and codes by which a condition is known."""

import pytest

from content_app.conditions.models import ConditionCode
from content_app.crosslinks.models import OtherName
from tests.builders import make_condition
from tests.reading import read, words_of


def facts_on(html) -> dict[str, list[str]]:
    section = html.find("section", attrs={"aria-labelledby": "names-and-codes"})
    if section is None:
        return {}
    return {
        words_of(group.dt): [words_of(fact) for fact in group.select("dd")]
        for group in section.select("dl > div")
    }


@pytest.mark.django_db
def test_names_stand_by_their_kind(client):
    page = make_condition(
        other_names=[
            ("Anti-MAG", OtherName.Kind.ABBREVIATION),
            ("MAG neuropathy", OtherName.Kind.SYNONYM),
            ("DADS-M", OtherName.Kind.ABBREVIATION),
        ]
    )

    assert facts_on(read(client, page)) == {
        "Abbreviation": ["Anti-MAG", "DADS-M"],
        "Synonym": ["MAG neuropathy"],
    }


@pytest.mark.django_db
def test_codes_stand_by_their_system_and_link_to_where_they_can_be_looked_up(client):
    page = make_condition(codes=[("icd-10-cm", "G61.8")])
    page.codes.add(
        ConditionCode(system="orpha", code="639", source_url="https://example.org/orpha/639")
    )
    page.save_revision().publish()

    html = read(client, page)

    assert facts_on(html) == {"ICD-10-CM": ["G61.8"], "ORPHA": ["639 in ORPHA"]}
    assert html.select_one("#names-and-codes ~ dl a")["href"] == "https://example.org/orpha/639"


@pytest.mark.django_db
def test_a_condition_without_either_says_nothing_of_them(client):
    assert facts_on(read(client, make_condition())) == {}
