"""A relation that makes no sense gets a message beside its field, and nothing typed is lost."""

import pytest
from wagtail.test.utils.form_data import streamfield

from content_app.crosslinks.models import Relation
from tests import builders
from tests.editing import add_url, edit_url, message_beside, rows, send, still_in_form
from tests.reading import related

pytestmark = pytest.mark.django_db

PARAGRAPH = ("paragraph", {"text": "words of mine", "references": streamfield([])})


@pytest.fixture
def about():
    return builders.make_standard_page("About")


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


def form_with(*targets) -> dict:
    return {
        "title": "About us and others",
        "body": streamfield([PARAGRAPH]),
        "relations": rows(*({"target": str(target.pk)} for target in targets)),
    }


def assert_nothing_was_lost(response):
    assert still_in_form(response, "title") == "About us and others"
    assert "words of mine" in response.content.decode()


@pytest.mark.parametrize("kind", [{}, {"kind": ""}], ids=["no kind", "an empty kind"])
def test_a_page_is_related_in_its_form(client, admin_client, about, condition, kind):
    form = form_with() | {"relations": rows({"target": str(condition.pk)} | kind)}

    send(admin_client, edit_url(about), form, publish=True)

    assert related(client, condition) == {"More to read": ["About us and others"]}


@pytest.mark.parametrize("publish", [True, False], ids=["publishing", "saving"])
def test_a_page_cannot_be_related_to_itself(admin_client, about, publish):
    response = send(admin_client, edit_url(about), form_with(about), publish=publish)

    assert "cannot be related to itself" in message_beside(response, "relations-0-target")
    assert_nothing_was_lost(response)
    assert not Relation.objects.exists()


@pytest.mark.parametrize("publish", [True, False], ids=["publishing", "saving"])
def test_a_page_cannot_be_related_twice(admin_client, about, condition, publish):
    form = form_with(condition, condition)

    response = send(admin_client, edit_url(about), form, publish=publish)

    assert "already in the list" in message_beside(response, "relations-1-target")
    assert message_beside(response, "relations-0-target") == ""
    assert_nothing_was_lost(response)


def test_nor_on_a_page_that_is_not_yet_there(admin_client, condition):
    site = builders.make_site()
    form = form_with(condition, condition)

    response = send(admin_client, add_url(type(builders.make_standard_page()), site.home), form)

    assert "already in the list" in message_beside(response, "relations-1-target")
    assert_nothing_was_lost(response)


def test_one_that_is_removed_may_be_chosen_anew(client, admin_client, about, condition):
    about = builders.relate(about, condition)
    old = {"target": str(condition.pk), "id": str(about.relations.get().pk), "DELETE": "1"}
    form = form_with() | {"relations": rows(old, {"target": str(condition.pk)}, kept=1)}

    send(admin_client, edit_url(about), form, publish=True)

    assert related(client, condition) == {"More to read": ["About us and others"]}
    assert Relation.objects.count() == 1


def test_a_target_that_is_gone_gets_a_message(admin_client, about, condition):
    form = form_with(condition)
    condition.delete()

    response = send(admin_client, edit_url(about), form, publish=True)

    assert message_beside(response, "relations-0-target")
    assert_nothing_was_lost(response)
