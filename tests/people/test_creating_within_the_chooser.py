"""A person can be made where one is chosen: a draft, unless who makes it may publish."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.editorial import roles
from content_app.people.models import Person
from tests import builders

pytestmark = pytest.mark.django_db


def create(client, role, **fields):
    """Opens the chooser as a member of staff with this role, and sends its form for a new person."""
    client.force_login(builders.make_user(role))
    opened = client.get(chooser_url("choose")).json()["html"]
    form = BeautifulSoup(opened, "html.parser").select_one("[data-chooser-modal-creation-form]")
    names = (
        {tag["name"].rsplit("-", 1)[-1]: tag["name"] for tag in form.select("[name]")}
        if form
        else {}
    )
    fields = {"name": "Dora Example"} | fields
    data = {names.get(name, name): value for name, value in fields.items()}
    return client.post(chooser_url("create"), data)


def chooser_url(view: str) -> str:
    return reverse(Person.snippet_viewset.chooser_viewset.get_url_name(view))


def test_a_writer_makes_a_draft(client):
    create(client, roles.WRITERS)

    person = Person.objects.get()
    assert not person.live
    assert person.latest_revision
    assert person.get_url() is None


@pytest.mark.parametrize("role", [roles.WEBINAR_EDITORS, roles.PUBLISHERS], ids=lambda r: r.name)
def test_who_may_publish_makes_a_published_person(client, role):
    create(client, role)

    person = Person.objects.get()
    assert person.live
    assert client.get(person.get_url()).status_code == 200


def test_it_can_be_chosen_at_once(client):
    response = create(client, roles.WRITERS)

    assert response.json()["step"] == "chosen"
    assert response.json()["result"]["id"] == str(Person.objects.get().pk)


def test_who_may_not_add_people_cannot(client):
    response = create(client, roles.MEDICAL_REVIEWERS)

    assert response.status_code in {302, 403}
    assert not Person.objects.exists()


def test_a_name_that_is_there_already_gets_another_address(client):
    builders.make_person("Dora Example")

    create(client, roles.WRITERS)

    assert Person.objects.filter(slug="dora-example-2", live=False).exists()


def test_without_a_name_there_is_a_message_and_no_person(client):
    response = create(client, roles.WRITERS, name="")

    assert "This field is required" in response.json()["htmlFragment"]
    assert not Person.objects.exists()
