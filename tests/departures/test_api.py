"""The API takes nothing away to which something refers, until it is told what becomes of that."""

import pytest

from content_app.crosslinks.models import Relation
from content_app.departures.models import Departure
from content_app.editorial.roles import PUBLISHERS, WRITERS
from content_app.people.models import Person
from tests import builders
from tests.api.test_v3_preview import bearer
from tests.departures.decisions import fresh, linking_to

pytestmark = pytest.mark.django_db

API = "/api/v3-preview"


@pytest.fixture
def publisher():
    return builders.make_user(PUBLISHERS)


@pytest.fixture
def old():
    return builders.make_standard_page("Old")


@pytest.fixture
def post(old):
    post = builders.make_post("Post", body=linking_to(old))
    post.relations.add(Relation(target=old.page_ptr))
    post.save_revision()
    return post


def call(client, user, address, data=None, method="post"):
    return getattr(client, method)(
        f"{API}{address}", data or {}, content_type="application/json", headers=bearer(user)
    )


def test_what_is_undecided_is_refused_with_the_list(client, publisher, old, post):
    destination = {
        "destination_id": builders.make_standard_page("New").pk,
        "position": "last-child",
    }
    refused = [
        call(client, publisher, f"/pages/{old.pk}/actions/unpublish/"),
        call(client, publisher, f"/pages/{old.pk}/actions/move/", destination),
        call(client, publisher, f"/pages/{old.pk}/", method="delete"),
    ]

    assert [response.status_code for response in refused] == [409, 409, 409]
    problem = refused[0].json()
    assert [(error["msg"], error["versions"]) for error in problem["errors"]] == [
        ("Post: Text", ["live", "draft"]),
        ("Post: Related page › Page", ["draft"]),
    ]
    assert problem["errors"][0]["sentences"] == ["See here."]
    assert f"{API}/departures/" in problem["detail"]
    assert fresh(old).live


def test_a_record_is_refused_too(client, publisher):
    person = builders.make_person()
    builders.credit(builders.make_post(), person)

    address = f"/snippets/content_app.Person/{person.pk}/"
    assert call(client, publisher, address, method="delete").status_code == 409
    assert call(client, publisher, f"{address}actions/unpublish/").status_code == 409
    assert Person.objects.get().live


def test_what_nothing_refers_to_goes_as_ever(client, publisher, old):
    page = builders.make_standard_page("Lonely")

    assert call(client, publisher, f"/pages/{page.pk}/actions/unpublish/").status_code == 200
    assert not fresh(page).live


def test_a_decision_is_carried_out(client, publisher, old, post):
    decision = {"action": "unpublish", "ids": [old.pk], "answer": "unlink"}

    response = call(client, publisher, "/departures/", decision)

    assert response.status_code == 201
    assert response.json() == {"departure_id": Departure.objects.get().pk}
    assert not fresh(old).live
    assert "linktype" not in fresh(post).body[0].value["text"].source


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"answer": None}, 409),
        ({"answer": "repoint"}, 422),
        ({"answer": "repoint", "to_id": 999999}, 422),
        ({"action": "explode"}, 422),
        ({"action": "restrict"}, 422),
        ({"ids": [999999]}, 404),
        ({"of": "auth.user"}, 404),
    ],
)
def test_a_decision_that_makes_no_sense_is_explained(client, publisher, old, post, change, status):
    decision = {"action": "unpublish", "ids": [old.pk], "answer": "unlink"} | change

    assert call(client, publisher, "/departures/", decision).status_code == status
    assert fresh(old).live


def test_a_decision_needs_the_right_to_do_it(client, old, post):
    decision = {"action": "unpublish", "ids": [old.pk], "answer": "unlink"}

    writer = builders.make_user(WRITERS)
    assert call(client, writer, "/departures/", decision).status_code == 403
    assert (
        client.post(f"{API}/departures/", decision, content_type="application/json").status_code
        == 401
    )
