"""A person's public profile lists what they wrote, reviewed, presented and answered."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from content_app.people.models import CreditRole
from tests import builders
from tests.reading import links_of, read, related, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return builders.make_site()


@pytest.fixture
def ada():
    return builders.make_person("Ada Example", role="Neurologist", affiliation="City Hospital")


def test_it_says_who_they_are(client, ada):
    profile = words_of(read(client, ada).main)

    assert "Ada Example, MD" in profile
    assert "Neurologist" in profile
    assert "City Hospital" in profile


def test_each_part_has_a_list_of_its_own(client, ada):
    builders.credit(builders.make_post("Balance"), ada)
    builders.credit(builders.make_condition("Anti-MAG"), ada, role=CreditRole.REVIEWER)
    builders.credit(builders.make_past_webinar("A talk"), ada, role=CreditRole.SPEAKER)

    assert related(client, ada) == {
        "Written by Ada Example": ["Balance"],
        "Medically reviewed by Ada Example": ["Anti-MAG"],
        "Presented by Ada Example": ["A talk"],
    }


def test_who_wrote_and_reviewed_a_page_finds_it_in_both_lists(client, ada):
    post = builders.credit(builders.make_post("Balance"), ada)
    builders.credit(post, ada, role=CreditRole.REVIEWER)

    assert list(related(client, ada).values()) == [["Balance"], ["Balance"]]


def test_the_newest_comes_first(client, ada):
    for title, year in (("Old", 2019), ("New", 2026), ("Middle", 2022)):
        builders.credit(builders.make_post(title, date=date(year, 1, 1)), ada)

    assert related(client, ada) == {"Written by Ada Example": ["New", "Middle", "Old"]}


def test_the_questions_they_answered_are_linked_one_by_one(client, ada):
    questions = [("Is it inherited?", "<p>No.</p>"), ("Is it common?", "<p>No.</p>")]
    post = builders.make_qa_post("Questions", questions, answered_by=ada)

    answered = read(client, ada).select_one(".ca-questions")

    assert links_of(answered) == {
        "Is it inherited?": f"{post.get_url()}#q-is-it-inherited",
        "Is it common?": f"{post.get_url()}#q-is-it-common",
    }


@pytest.mark.parametrize("withdraw", [builders.unpublish, lambda page: page.delete()])
def test_what_cannot_be_read_any_more_is_not_listed(client, ada, withdraw):
    withdraw(builders.credit(builders.make_post("Balance"), ada))
    withdraw(builders.make_qa_post(answered_by=ada))

    profile = words_of(read(client, ada).main)

    assert "Balance" not in profile
    assert "Is it inherited?" not in profile


def test_drafts_and_private_pages_are_not_listed(client, ada):
    draft = builders.make_post("Soon", publish=False)
    draft.credits.create(person=ada, role=CreditRole.AUTHOR)
    draft.save()
    private = builders.credit(builders.make_post("For members"), ada)
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")

    assert related(client, ada) == {}


def test_nobody_else_is_credited(client, ada):
    builders.credit(builders.make_post("Balance"), builders.make_person("Bea Example"))

    assert related(client, ada) == {}


def test_a_profile_lists_the_pages_of_its_own_language(client, ada):
    builders.translate(builders.credit(builders.make_post("Balance"), ada), title="Equilibrio")

    assert related(client, ada) == {"Written by Ada Example": ["Balance"]}


def test_a_translated_profile_lists_the_translated_pages(client, ada, site):
    builders.translate(site.people)
    builders.translate(builders.credit(builders.make_post("Balance"), ada), title="Equilibrio")
    spanish = builders.translate_record(ada)

    assert list(related(client, spanish).values()) == [["Equilibrio"]]
