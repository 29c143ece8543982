"""A relation is made on one page and read from both."""

import pytest
from wagtail.models import PageViewRestriction

from content_app.crosslinks.models import Relation
from tests import builders
from tests.reading import links_of, read, related, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


@pytest.fixture
def post():
    return builders.make_post("Balance", summary="Stand on one leg.")


def test_both_pages_point_to_each_other(client, condition, post):
    builders.relate(post, condition)

    assert related(client, post) == {"Related conditions": ["Anti-MAG"]}
    assert related(client, condition) == {"From our blog": ["Balance"]}


def test_it_is_one_row(condition, post):
    builders.relate(post, condition)

    assert Relation.objects.count() == 1


def test_a_relation_made_on_both_pages_shows_once(client, condition, post):
    builders.relate(post, condition)
    builders.relate(condition, post)

    assert related(client, condition) == {"From our blog": ["Balance"]}


def test_each_kind_of_page_has_a_heading_of_its_own_webinars_first(client, condition, post):
    builders.relate(
        condition, builders.make_condition("CIDP"), post, builders.make_past_webinar("A talk")
    )

    assert related(client, condition) == {
        "Webinars": ["A talk"],
        "From our blog": ["Balance"],
        "Related conditions": ["CIDP"],
    }
    assert list(related(client, condition)) == ["Webinars", "From our blog", "Related conditions"]


def test_those_that_a_page_names_come_in_its_order_and_before_those_that_name_it(client, condition):
    names_it = builders.make_condition("A names it")
    second, first = builders.make_condition("B second"), builders.make_condition("C first")
    builders.relate(names_it, condition)
    builders.relate(condition, first, second)

    assert related(client, condition) == {
        "Related conditions": ["C first", "B second", "A names it"]
    }


def test_a_teaser_says_what_the_page_is_about_and_names_it_in_its_link(client, condition, post):
    builders.relate(condition, post)

    group = read(client, condition).select_one(".ca-related__group")

    assert "Stand on one leg." in words_of(group)
    assert "May 4, 2026" in words_of(group)
    assert links_of(group) == {"Read more about Balance": post.get_url()}


def test_a_relation_to_a_draft_is_not_shown(client, condition):
    builders.relate(condition, builders.make_post("Soon", publish=False).page_ptr)

    assert related(client, condition) == {}


def test_a_relation_that_a_draft_makes_is_not_shown(client, condition):
    draft = builders.make_post("Soon", publish=False)
    draft.relations.add(Relation(target=condition.page_ptr))
    draft.save()
    draft.save_revision()

    assert related(client, condition) == {}


def test_a_relation_added_in_a_draft_of_a_live_page_waits_for_its_publication(
    client, condition, post
):
    post.relations.add(Relation(target=condition.page_ptr))
    revision = post.save_revision()

    assert related(client, condition) == related(client, post) == {}
    revision.publish()
    assert related(client, condition) == {"From our blog": ["Balance"]}


def test_a_relation_removed_in_a_draft_stays_until_that_is_published(client, condition, post):
    post = builders.relate(post, condition)
    post.relations.clear()
    revision = post.save_revision()

    assert related(client, condition)
    revision.publish()
    assert related(client, condition) == {}


def test_a_private_page_is_left_out(client, condition, post):
    builders.relate(post, condition)
    PageViewRestriction.objects.create(page=post.page_ptr, restriction_type="login")

    assert related(client, condition) == {}


@pytest.mark.parametrize("withdraw", [builders.unpublish, lambda page: page.delete()])
def test_a_page_that_was_withdrawn_later_is_left_out(client, condition, post, withdraw):
    builders.relate(condition, post)
    withdraw(post)

    assert related(client, condition) == {}


def test_it_is_back_when_its_page_is_published_again(client, condition, post):
    builders.relate(condition, post)
    builders.unpublish(post).save_revision().publish()

    assert related(client, condition) == {"From our blog": ["Balance"]}
