"""A reader is pointed to pages in the language that they read."""

import pytest

from tests import builders
from tests.reading import read, related

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


@pytest.fixture
def post():
    return builders.make_post("Balance")


def test_a_translated_page_points_to_translations(client, condition, post):
    post = builders.relate(post, condition)
    builders.translate(condition, title="Anti-MAG en español")
    spanish_post = builders.translate(post, title="Equilibrio")

    assert list(related(client, spanish_post).values()) == [["Anti-MAG en español"]]
    assert list(related(client, post).values()) == [["Anti-MAG"]]


def test_so_does_the_translation_of_the_page_at_the_other_end(client, condition, post):
    post = builders.relate(post, condition)
    spanish_condition = builders.translate(condition, title="Anti-MAG en español")
    builders.translate(post, title="Equilibrio")

    assert list(related(client, spanish_condition).values()) == [["Equilibrio"]]
    assert list(related(client, condition).values()) == [["Balance"]]


def test_each_language_has_its_own_relations_from_then_on(client, condition, post):
    post = builders.relate(post, condition)
    spanish_condition = builders.translate(condition, title="Anti-MAG en español")
    spanish_post = builders.translate(post, title="Equilibrio")
    spanish_post.relations.clear()
    spanish_post.save_revision().publish()

    assert related(client, spanish_condition) == related(client, spanish_post) == {}
    assert list(related(client, condition).values()) == [["Balance"]]


def test_a_translation_that_is_a_draft_is_not_shown(client, condition, post):
    post = builders.relate(post, condition)
    spanish_condition = builders.translate(condition)
    builders.translate(post, title="Equilibrio", publish=False)

    assert "Equilibrio" not in str(related(client, spanish_condition))


def test_an_original_that_is_not_translated_stands_for_itself_at_both_ends(client, condition, post):
    spanish = builders.translate(post, title="Equilibrio")
    post.delete()
    builders.relate(spanish, condition)

    assert list(related(client, spanish).values()) == [["Anti-MAG"]]
    assert list(related(client, condition).values()) == [["Equilibrio"]]
    (teaser,) = read(client, spanish).select(".ca-related article")
    assert teaser["lang"] == "en"
    (teaser,) = read(client, condition).select(".ca-related article")
    assert teaser["lang"] == "es"


def test_a_page_never_points_to_its_own_translation(client, condition):
    spanish = builders.translate(condition, title="Anti-MAG en español")
    builders.relate(condition, spanish)

    assert related(client, condition) == related(client, spanish) == {}
