"""A post becomes a Q&A by containing questions."""

import pytest

from tests.builders import make_person, make_post, make_qa_post, make_site, paragraph, unpublish
from tests.reading import entities_of, links_of, read, words_of

QUESTIONS = (
    ("Is it inherited?", "<p>No, it is not.</p>"),
    ("Is it contagious?", "<p>No.</p>"),
)


def question_list(html) -> dict[str, str]:
    return links_of(html.find("nav", attrs={"aria-labelledby": "questions"}))


@pytest.mark.django_db
def test_the_post_says_what_it_is(client):
    post = make_qa_post(kind="news")

    assert "Q&A" in words_of(read(client, post).select_one("main header"))
    assert words_of(read(client, make_site().blog).select_one(".ca-teaser .ca-kind")) == "Q&A"


@pytest.mark.django_db
def test_it_is_none_any_more_when_the_last_question_is_gone(client):
    post = make_qa_post()
    post.body = [paragraph()]
    post.save_revision().publish()

    html = read(client, post)

    assert "Q&A" not in words_of(html.select_one("main header"))
    assert "FAQPage" not in entities_of(html)


@pytest.mark.django_db
def test_questions_in_this_post_lead_to_their_answers(client):
    html = read(client, make_qa_post(questions=QUESTIONS))

    listed = question_list(html)

    assert list(listed) == ["Is it inherited?", "Is it contagious?"]
    assert [words_of(html.find(id=target[1:])) for target in listed.values()] == [
        "Is it inherited? No, it is not.",
        "Is it contagious? No.",
    ]


@pytest.mark.django_db
def test_an_article_has_no_such_list(client):
    assert not read(client, make_post()).select("nav[aria-labelledby=questions]")


@pytest.mark.django_db
def test_an_answer_names_who_gives_it(client):
    ada = make_person("Ada Example")
    html = read(client, make_qa_post(answered_by=ada))

    by = html.select_one(".ca-question__by")

    assert words_of(by) == "Answered by Ada Example, MD"
    assert links_of(by) == {"Ada Example, MD": ada.get_url()}


@pytest.mark.django_db
def test_a_person_without_a_public_profile_is_not_named(client):
    ada = make_person("Ada Example")
    post = make_qa_post(answered_by=ada)
    unpublish(ada)

    html = read(client, post)

    assert "Ada Example" not in str(html)
    (question,) = entities_of(html)["FAQPage"]["mainEntity"]
    assert question["acceptedAnswer"] == {"@type": "Answer", "text": "No, it is not."}


@pytest.mark.django_db
def test_machines_read_the_questions_and_their_answers(client):
    ada = make_person("Ada Example")
    post = make_qa_post(questions=QUESTIONS, answered_by=ada)

    first, second = entities_of(read(client, post))["FAQPage"]["mainEntity"]

    assert first == {
        "@type": "Question",
        "@id": f"{post.get_full_url()}#q-is-it-inherited",
        "name": "Is it inherited?",
        "acceptedAnswer": {
            "@type": "Answer",
            "text": "No, it is not.",
            "author": {"@type": "Person", "name": "Ada Example"},
        },
    }
    assert second["name"] == "Is it contagious?"
