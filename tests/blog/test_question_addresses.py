"""The address of a question lasts, whatever happens to its post."""

import json

import pytest

from content_app.blog.questions import Question
from tests.builders import make_qa_post
from tests.reading import read, words_of

QUESTIONS = (
    ("Is it inherited?", "<p>No, it is not.</p>"),
    ("Is it contagious?", "<p>It is not.</p>"),
)


def anchors_on(client, post) -> dict[str, str]:
    """The anchor of each question, by its answer."""
    html = read(client, post)
    return {
        words_of(question.select_one(".ca-rich-text")): question["id"]
        for question in html.select("section.ca-question")
    }


def publish_body(post, body) -> None:
    post.body = json.dumps(body)
    post.save_revision().publish()


@pytest.mark.django_db
def test_it_is_made_from_the_words_of_the_first_publication(client):
    assert anchors_on(client, make_qa_post(questions=QUESTIONS)) == {
        "No, it is not.": "q-is-it-inherited",
        "It is not.": "q-is-it-contagious",
    }


@pytest.mark.django_db
def test_it_survives_rewording(client):
    post = make_qa_post(questions=QUESTIONS)
    before = anchors_on(client, post)
    body = post.body.get_prep_value()

    body[0]["value"]["question"] = "Do children get it from their parents?"
    publish_body(post, body)

    assert anchors_on(client, post) == before
    assert "Do children get it from their parents?" in words_of(read(client, post).main)


@pytest.mark.django_db
def test_it_survives_another_order_and_further_publications(client):
    post = make_qa_post(questions=QUESTIONS)
    before = anchors_on(client, post)

    publish_body(post, post.body.get_prep_value()[::-1])
    post.save_revision().publish()

    assert anchors_on(client, post) == before
    assert list(anchors_on(client, post)) == ["It is not.", "No, it is not."]


@pytest.mark.django_db
def test_it_survives_that_the_post_was_offline_for_a_while(client):
    post = make_qa_post(questions=QUESTIONS)
    before = anchors_on(client, post)
    body = post.body.get_prep_value()
    body[0]["value"]["question"] = "Do children get it?"

    post.unpublish()
    post.refresh_from_db()
    publish_body(post, body)

    assert anchors_on(client, post) == before


@pytest.mark.django_db
def test_the_same_question_twice_has_two_addresses(client):
    post = make_qa_post(questions=(("Why?", "<p>One.</p>"), ("Why?", "<p>Two.</p>")))

    assert anchors_on(client, post) == {"One.": "q-why", "Two.": "q-why-2"}


@pytest.mark.django_db
def test_a_new_question_does_not_take_the_address_of_an_old_one(client):
    post = make_qa_post(questions=(("Why?", "<p>Old.</p>"),))
    old = post.body.get_prep_value()
    old[0]["value"]["question"] = "Why is that so?"
    new = make_qa_post("Another", questions=(("Why?", "<p>New.</p>"),)).body.get_prep_value()

    publish_body(post, new + old)

    assert anchors_on(client, post) == {"New.": "q-why-2", "Old.": "q-why"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "anchor"),
    [("¿Por qué?", "q-por-qué"), ("???", "q"), ("なぜ？", "q-なぜ")],
)
def test_questions_in_any_script_have_an_address(client, question, anchor):
    post = make_qa_post(questions=((question, "<p>Because.</p>"),))

    assert anchors_on(client, post) == {"Because.": anchor}


@pytest.mark.django_db
def test_very_long_questions_have_distinct_addresses(client):
    long = "Why " + "very " * 49
    post = make_qa_post(questions=((f"{long}a?", "<p>A.</p>"), (f"{long}b?", "<p>B.</p>")))

    anchors = anchors_on(client, post).values()

    assert len(set(anchors)) == 2
    assert max(map(len, anchors)) <= Question._meta.get_field("anchor").max_length


@pytest.mark.django_db
def test_a_question_does_not_take_an_address_of_the_page_itself(client):
    words = ("Questions", "Content", "References", "Filed under")
    post = make_qa_post(questions=[(word, f"<p>On {word}.</p>") for word in words])

    ids = [element["id"] for element in read(client, post).select("main, main [id]")]

    assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_a_draft_that_removes_a_question_leaves_the_published_one_alone(client):
    post = make_qa_post(questions=QUESTIONS)
    before = anchors_on(client, post)

    post.body = json.dumps(post.body.get_prep_value()[1:])
    post.save_revision()

    assert anchors_on(client, post) == before
    assert Question.objects.filter(page=post).count() == 2
