"""Questions are found on their own, as long as their post is there to be read."""

import json

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.builders import make_qa_post, make_site, unpublish
from tests.reading import links_of, read


def found_questions(client, words: str) -> dict[str, str]:
    html = read(client, f"{reverse('content_app:search')}?query={words}")
    section = html.find("section", attrs={"aria-labelledby": "found-questions"})
    return links_of(section) if section else {}


@pytest.mark.django_db
def test_the_words_of_a_question_lead_to_it(client):
    post = make_qa_post(questions=(("Is it inherited?", "<p>No.</p>"),))

    assert found_questions(client, "inherited") == {
        "Is it inherited?": f"{post.get_url()}#q-is-it-inherited"
    }


@pytest.mark.django_db
def test_so_do_the_words_of_its_answer(client):
    make_qa_post(questions=(("Is it rare?", "<p>About one in a <b>million</b>.</p>"),))

    assert list(found_questions(client, "million")) == ["Is it rare?"]


@pytest.mark.django_db
def test_new_words_replace_the_old_ones(client):
    post = make_qa_post(questions=(("Is it inherited?", "<p>No.</p>"),))
    body = post.body.get_prep_value()
    body[0]["value"]["question"] = "Is it contagious?"

    post.body = json.dumps(body)
    post.save_revision().publish()

    assert found_questions(client, "inherited") == {}
    assert list(found_questions(client, "contagious")) == ["Is it contagious?"]


@pytest.mark.django_db
def test_a_question_that_left_the_post_is_not_found(client):
    post = make_qa_post(questions=(("Is it inherited?", "<p>No.</p>"), ("Why?", "<p>So.</p>")))

    post.body = json.dumps(post.body.get_prep_value()[1:])
    post.save_revision().publish()

    assert found_questions(client, "inherited") == {}


@pytest.mark.django_db
def test_neither_are_those_of_a_post_that_was_taken_offline(client):
    post = make_qa_post(questions=(("Is it inherited?", "<p>No.</p>"),))

    unpublish(post)

    assert found_questions(client, "inherited") == {}


@pytest.mark.django_db
def test_nor_those_of_drafts_and_private_posts(client):
    make_qa_post("A draft", questions=(("Is it inherited?", "<p>No.</p>"),), publish=False)
    private = make_qa_post("Private", questions=(("Is it inherited, too?", "<p>No.</p>"),))
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")

    assert found_questions(client, "inherited") == {}


@pytest.mark.django_db
def test_nor_those_below_a_private_index(client):
    make_qa_post(questions=(("Is it inherited?", "<p>No.</p>"),))
    PageViewRestriction.objects.create(
        page=make_site().blog.page_ptr, restriction_type="password", password="x"
    )

    assert found_questions(client, "inherited") == {}
