"""No page of a record asks the database once per page that speaks of it."""

import pytest

from content_app.people.models import Credit, CreditRole
from tests.builders import (
    make_condition,
    make_past_webinar,
    make_person,
    make_post,
    make_site,
    make_study,
    make_therapy,
)
from tests.queries.counting import FEW, MANY, assert_same_and_few, queries_of


def therapy_that_is_used(number: int):
    therapy = make_therapy(f"Used {number}")
    entry = {"therapy": therapy, "recommendation": "recommended"}
    for n in range(number):
        make_condition(f"Uses {number} {n}", sections=[("treatment", {"therapies": [entry]})])
    return therapy


def study_that_is_mentioned(number: int):
    study = make_study(f"Mentioned {number}", countries=[(f"C{n}", 2018) for n in range(number)])
    for n in range(number):
        make_condition(f"Mentions {number} {n}", sections=[("research", {"studies": [study]})])
    return study


def busy_person(number: int):
    person = make_person(f"Busy {number}")
    for n in range(number):
        post = make_post(f"By {number} {n}", body=[])
        Credit.objects.create(page=post.page_ptr, person=person, role=CreditRole.AUTHOR)
        talk = make_past_webinar(f"By {number} {n}")
        Credit.objects.create(page=talk.page_ptr, person=person, role=CreditRole.SPEAKER)
        body = [("question", {"question": f"Q {n}?", "answer": "<p>A</p>", "answered_by": person})]
        make_post(f"Answers {number} {n}", body=body)
    return person


RECORDS = {
    "therapy": therapy_that_is_used,
    "study": study_that_is_mentioned,
    "person": busy_person,
}


@pytest.mark.django_db
@pytest.mark.parametrize("make", RECORDS.values(), ids=RECORDS.keys())
def test_records(client, make):
    make_site()
    few, many = make(FEW), make(MANY)

    assert_same_and_few(queries_of(client, few), queries_of(client, many))
