"""Where people chose few pages, the site adds some, and says that it did."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import PageViewRestriction

from content_app.base import clock
from tests import builders
from tests.reading import links_of, read, related, words_of

pytestmark = pytest.mark.django_db

JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def added(client, page) -> list[str]:
    """The titles that a reader finds under “Also on this site”."""
    section = read(client, page).select_one(".ca-related__suggested")
    return list(links_of(section)) if section else []


def make(title: str, *targets, day: int = 1, **fields):
    """A post of that day of June that is about `targets`."""
    with clock.at(JUNE + timedelta(days=day)):
        post = builders.make_post(title, body=[], **fields)
        return builders.relate(post, *targets) if targets else post


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


@pytest.fixture
def post(condition):
    return make("Balance", condition)


def test_pages_about_the_same_condition_are_added_newest_first(client, condition, post):
    make("Older", condition, day=2)
    builders.relate(condition, make("Newer", day=3))

    assert added(client, post) == ["Newer", "Older"]
    assert added(client, post) == ["Newer", "Older"]


def test_readers_are_told_that_nobody_chose_them(client, condition, post):
    make("Feet", condition)

    section = read(client, post).select_one(".ca-related__suggested")

    assert "Also on this site" in words_of(section)
    assert "automatically" in words_of(section)
    assert "Feet" not in str(related(client, post))


def test_a_shared_condition_counts_for_more_than_a_shared_category(client, condition):
    post = make("Balance", condition, categories=["Exercise"])
    make("Same category", day=9, categories=["Exercise"])
    make("Same condition", condition, day=2)

    assert added(client, post) == ["Same condition", "Same category"]


def test_alike_words_come_last_and_work_from_both_ends(client, in_background):
    with builders.without_history(), in_background():
        older = make("Nystagmus after shunting", day=1)
        for letter in "abcdefghijklmno":
            make(f"Number {letter * 4}", day=2)
        newer = make("Shunting and nystagmus", day=3)

    assert added(client, older) == ["Shunting and nystagmus"]
    assert added(client, newer) == ["Nystagmus after shunting"]


def test_three_chosen_ones_are_enough(client, condition):
    make("Feet", condition)
    full = make("Full", condition, make("One"), make("Two"))

    assert added(client, full) == []


def test_nothing_is_added_that_is_chosen_or_not_public(client, condition, post):
    make("Feet", condition)
    secret = make("Secret", condition)
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type="login")
    builders.unpublish(make("Gone", condition))
    builders.relate(make("Chosen", condition), post)

    assert added(client, post) == ["Feet"]
    assert "Feet" in str(related(client, condition))
    assert added(client, condition) == []


def test_only_pages_in_the_language_of_the_page_are_added(client, condition, post):
    other = make("Feet", condition)
    builders.translate(condition, title="Anti-MAG en español")
    spanish = builders.translate(post, title="Equilibrio")

    assert added(client, spanish) == []
    builders.translate(other, title="Pies")
    assert added(client, spanish) == ["Pies"]
    assert added(client, post) == ["Feet"]


def test_staff_switch_it_off_for_a_page(client, condition, post):
    make("Feet", condition)
    post.fills_related = False
    post.save_revision().publish()

    assert added(client, post) == []


def test_a_long_list_ends_in_see_all(client, condition):
    for number in range(8):
        make(f"Post {number}", condition)

    group = read(client, condition).select_one(".ca-related__group")

    assert "See all 8" in words_of(group.summary)
    assert len(group.details.select("h3")) == 2
