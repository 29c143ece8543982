import pytest

from tests.builders import make_condition, make_therapy
from tests.reading import read, words_of

SYMPTOMS = {"symptoms": [{"name": "Numb feet", "detail": ""}], "body": []}


@pytest.mark.django_db
def test_the_caveat_stands_before_the_symptoms(client):
    page = make_condition(sections=[("symptoms", {"caveat": "Some people have none.", **SYMPTOMS})])

    text = words_of(read(client, page).find(id="symptoms"))

    assert text.index("Some people have none.") < text.index("Numb feet")


@pytest.mark.django_db
def test_staff_may_leave_the_caveat_out(client):
    page = make_condition(sections=[("symptoms", {"caveat": "", **SYMPTOMS})])

    assert not read(client, page).select("#symptoms .ca-note")


@pytest.mark.django_db
def test_the_caveat_stands_before_the_therapies(client):
    entry = {"therapy": make_therapy("Rituximab"), "recommendation": "inconclusive"}
    page = make_condition(
        sections=[("treatment", {"caveat": "Ask first.", "therapies": [entry], "body": []})]
    )

    text = words_of(read(client, page).find(id="treatment"))

    assert text.index("Ask first.") < text.index("Rituximab")
