"""A person is credited once for each part, and the form says so where they are twice."""

import pytest
from wagtail.test.utils.form_data import streamfield

from content_app.people.models import Credit
from tests import builders
from tests.editing import edit_url, message_beside, rows, send, still_in_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def post():
    return builders.make_post("Balance")


@pytest.fixture
def ada():
    return builders.make_person("Ada Example", affiliation="City Hospital")


def row(person, role="author", **more) -> dict:
    return {"person": str(person.pk), "role": role, "credentials": "", "affiliation": ""} | more


def send_credits(admin_client, post, *credits, publish=True):
    body = [("paragraph", {"text": "words of mine", "references": streamfield([])})]
    form = {"title": "New title", "body": streamfield(body), "credits": rows(*credits)}
    return send(admin_client, edit_url(post), form, publish=publish)


def test_what_is_left_empty_is_kept_from_the_profile(admin_client, post, ada):
    send_credits(admin_client, post, row(ada))

    credit = Credit.objects.get()
    assert (credit.credentials, credit.affiliation) == ("MD", "City Hospital")


def test_what_is_written_comes_before_the_profile(admin_client, post, ada):
    send_credits(admin_client, post, row(ada, affiliation="Old Hospital"))

    assert Credit.objects.get().affiliation == "Old Hospital"


def test_one_person_may_have_two_parts(admin_client, post, ada):
    send_credits(admin_client, post, row(ada), row(ada, "reviewer"))

    assert Credit.objects.count() == 2


@pytest.mark.parametrize("publish", [True, False], ids=["publishing", "saving"])
def test_the_same_part_twice_gets_a_message_and_loses_nothing(admin_client, post, ada, publish):
    response = send_credits(
        admin_client, post, row(ada), row(ada, affiliation="Elsewhere"), publish=publish
    )

    assert "already in the list in that part" in message_beside(response, "credits-1-person")
    assert still_in_form(response, "credits-1-affiliation") == "Elsewhere"
    assert still_in_form(response, "title") == "New title"
    assert "words of mine" in response.content.decode()
    assert not Credit.objects.exists()


def test_a_part_that_makes_no_sense_on_the_page_is_refused(admin_client, post, ada):
    response = send_credits(admin_client, post, row(ada, "speaker"))

    assert response.context["form"].formsets["credits"].errors[0]["role"]
    assert not Credit.objects.exists()


def test_a_row_without_a_person_gets_a_message(admin_client, post):
    response = send_credits(admin_client, post, {"person": "", "role": "reviewer"})

    assert message_beside(response, "credits-0-person")


@pytest.mark.parametrize("words", ["x" * 500, "MD\x00"], ids=["too-long", "unreadable"])
def test_what_cannot_be_kept_gets_a_message_and_loses_nothing(admin_client, post, ada, words):
    response = send_credits(admin_client, post, row(ada, credentials=words))

    assert message_beside(response, "credits-0-credentials")
    assert still_in_form(response, "title") == "New title"
    assert not Credit.objects.exists()
