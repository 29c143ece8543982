"""Whatever a page can hold is found with its place, and can be written anew."""

import pytest
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from content_app.crosslinks.models import Relation
from content_app.crosslinks.texts import (
    REMOVED,
    references,
    rewrite_leaves,
)
from content_app.people.models import Person
from tests import builders
from tests.crosslinks.rich_texts import rewrite_rich_texts, rich_texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def target():
    return builders.make_standard_page("Nerves")


def page_full_of_links(target):
    """A post that points to `target` in every way, and to a person and a document."""
    link = builders.link_to(target, "nerves")
    answer = {"question": "Why?", "answer": f"<p>{link}</p>", "references": []}
    button = {"title": "Join", "text": "Now.", "link": {"page": target.page_ptr, "label": "Go"}}
    post = builders.make_post(
        body=[
            builders.paragraph(f"<p>About {link}.</p>"),
            ("list", {"kind": "bulleted", "items": [f"<p>{link}</p>", "<p>plain</p>"]}),
            ("question", answer | {"answered_by": builders.make_person()}),
            ("page_teaser", {"page": target.page_ptr}),
            ("call_to_action", button),
            ("document", {"document": builders.make_document(), "label": "Slides"}),
        ]
    )
    return builders.relate(post, target)


def test_everything_that_a_page_points_to_is_found_where_wagtail_finds_it(target):
    post = page_full_of_links(target)
    index = ReferenceIndex.objects.filter(object_id=post.pk).exclude(model_path="body.question")

    found = {(r.model, str(r.pk), r.leaf.content_path) for r in references(post)}

    assert found == {
        (entry.to_content_type.model_class(), entry.to_object_id, entry.content_path)
        for entry in index
    }
    assert {model for model, *_rest in found} == {Page, Person, get_document_model()}


def test_reading_a_page_asks_for_its_rows_only(target, django_assert_max_num_queries):
    post = page_full_of_links(target)

    with django_assert_max_num_queries(2):  # relations, credits
        list(references(post))


def test_the_place_of_a_text_is_said_in_the_words_of_the_editor(target):
    labels = [text.labels for text in rich_texts(page_full_of_links(target))]

    assert labels[0] == ("Text",)
    assert labels[-1] == ("Text", "Question and answer", "Answer")


def test_a_draft_that_only_the_history_knows_is_read_too(target):
    post = builders.make_post()
    post.relations.add(Relation(target=target.page_ptr))
    draft = post.save_revision().as_object()

    assert [reference.pk for reference in references(draft)] == [target.pk]


def test_rich_texts_are_rewritten_wherever_they_stand(target):
    post = page_full_of_links(target)

    assert rewrite_rich_texts(post, lambda html: html.replace("nerves", "the nerves"))

    post.save()
    post.refresh_from_db()
    assert [text.value.count("the nerves") for text in rich_texts(post)] == [1, 1, 0, 1]
    assert not rewrite_rich_texts(post, lambda html: html)


def test_what_says_nothing_without_its_target_goes_with_it(target):
    """And what speaks for itself stays: the words of a link, an answer, an invitation."""
    post = page_full_of_links(target)

    rewrite_leaves(post, lambda leaf: REMOVED if leaf.is_choice else leaf.value)

    left = [block.block_type for block in post.body]
    assert left == ["paragraph", "list", "question", "call_to_action"]
    assert post.body[3].value["link"]["page"] is None
    assert post.relations.count() == 0


def test_a_row_that_would_repeat_another_is_left_out(target):
    first, second = builders.make_post("First"), builders.make_post("Second")
    builders.relate(target, first, second)
    row = builders.unpublish(target)

    rewrite_leaves(row, lambda leaf: second.pk if leaf.value == first.pk else leaf.value)

    assert [relation.target_id for relation in row.relations.all()] == [second.pk]


def test_a_row_that_would_lead_to_its_own_page_is_left_out(target):
    first = builders.make_post("First")
    page = builders.relate(target, first)

    rewrite_leaves(page, lambda leaf: page.pk if leaf.value == first.pk else leaf.value)

    assert page.relations.count() == 0
