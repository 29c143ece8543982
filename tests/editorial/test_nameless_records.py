"""A record has a name from its first draft on, as a page has a title: without one, no list could tell it."""

import pytest

from content_app.callouts.models import Callout
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.editorial.roles import PUBLISHERS
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from tests import builders
from tests.editing import add_url, edit_url, message_beside, send

NAMES = {Person: "name", Therapy: "name", Study: "name", Callout: "title", GlossaryTerm: "term"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    client.force_login(builders.make_user(PUBLISHERS))
    return client


@pytest.mark.parametrize(("model", "name"), NAMES.items(), ids=str)
def test_a_record_without_a_name_is_not_kept_as_a_draft(publisher, model, name):
    response = send(publisher, add_url(model))

    assert message_beside(response, name) == "This field is required."
    assert model.objects.count() == 0


@pytest.mark.parametrize(("model", "name"), NAMES.items(), ids=str)
def test_nothing_but_its_name_is_needed_for_a_draft(publisher, model, name):
    send(publisher, add_url(model), {name: "Something to begin with"})

    assert [str(record) for record in model.objects.all()] == ["Something to begin with"]


def test_a_draft_cannot_lose_its_name(publisher):
    person = builders.make_person("Ada Example")

    response = send(publisher, edit_url(person), {"name": ""})

    assert message_beside(response, "name") == "This field is required."
    assert person.get_latest_revision_as_object().name == "Ada Example"
