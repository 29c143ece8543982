"""What a condition page says first."""

import pytest

from content_app.people.models import CreditRole
from tests.builders import credit, make_condition, make_full_condition, make_person
from tests.reading import read, words_of


@pytest.mark.django_db
def test_short_name_full_name_and_short_answer_come_first(client):
    header = read(client, make_full_condition()).select_one("main header")

    assert words_of(header.h1) == "Anti-MAG peripheral neuropathy"
    assert "Anti-myelin-associated glycoprotein peripheral neuropathy" in words_of(header)
    assert (
        "The short answer An immune reaction slowly harms the insulation of the nerves."
        in words_of(header)
    )


@pytest.mark.django_db
def test_without_a_short_answer_there_is_no_heading_for_one(client):
    assert "The short answer" not in words_of(read(client, make_condition()).main)


@pytest.mark.django_db
def test_the_page_says_that_nobody_has_reviewed_it(client):
    words = "Nobody has reviewed the medical content of this page yet."
    page = make_condition()
    assert words in words_of(read(client, page).select_one("main header"))

    credit(page, make_person("Ada Example"), role=CreditRole.REVIEWER)
    assert words not in words_of(read(client, page).main)


@pytest.mark.django_db
def test_the_page_says_who_reviewed_it_and_when(client):
    page = make_full_condition()
    credit(page, make_person("Ada Example"), role=CreditRole.REVIEWER)

    text = words_of(read(client, page).select_one("main header"))

    assert "Medically reviewed by Ada Example, MD" in text
    assert "Medical content last reviewed: March 2, 2026" in text
