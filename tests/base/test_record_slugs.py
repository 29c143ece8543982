"""Every record has an address of its own."""

import pytest

from content_app.people.models import Person
from tests import builders
from tests.editing import add_url, edit_url, message_beside, send, still_in_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return builders.make_site()


def test_the_slug_is_made_from_the_name():
    assert builders.make_person("Ada Lovely Example").slug == "ada-lovely-example"


def test_people_of_the_same_name_get_slugs_that_are_free():
    slugs = [builders.make_person("Ada Example").slug for _ in range(3)]

    assert slugs == ["ada-example", "ada-example-2", "ada-example-3"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Łukasz Żółw", "łukasz-żółw"), ("李明", "李明"), ("???", "person"), ("x" * 200, "x" * 115)],
)
def test_any_name_gives_a_slug_that_can_be_read(client, name, slug):
    person = builders.make_person(name)

    assert person.slug == slug
    assert client.get(person.get_url()).status_code == 200


def test_a_record_of_another_kind_may_have_the_same_slug():
    assert builders.make_person("Exercise").slug == builders.make_therapy("Exercise").slug


def test_the_form_makes_a_free_slug(admin_client):
    builders.make_person("Ada Example")

    send(admin_client, add_url(Person), {"name": "Ada Example"}, publish=True)

    assert set(Person.objects.values_list("slug", flat=True)) == {"ada-example", "ada-example-2"}


@pytest.mark.parametrize("i18n", [True, False], ids=["languages", "one language"])
@pytest.mark.parametrize("publish", [True, False], ids=["publishing", "saving"])
def test_a_slug_that_is_taken_gets_a_message_beside_it(admin_client, settings, publish, i18n):
    settings.WAGTAIL_I18N_ENABLED = i18n
    builders.make_person("Ada Example")
    form = {"name": "Another Ada", "slug": "ada-example", "affiliation": "Some hospital"}

    response = send(admin_client, add_url(Person), form, publish=publish)

    assert "already has this address" in message_beside(response, "slug")
    assert still_in_form(response, "affiliation") == "Some hospital"
    assert Person.objects.count() == 1


def test_a_record_may_keep_its_own_slug(admin_client):
    person = builders.make_person("Ada Example")

    send(admin_client, edit_url(person), {"role": "Neurologist"}, publish=True)

    person.refresh_from_db()
    assert (person.role, person.slug) == ("Neurologist", "ada-example")


@pytest.mark.parametrize("slug", ["two words", "a/b", "../admin", "a?b", "<b>"])
def test_what_cannot_stand_in_an_address_is_refused_beside_it(admin_client, slug):
    response = send(admin_client, add_url(Person), {"name": "Ada", "slug": slug}, publish=True)

    assert message_beside(response, "slug")
    assert still_in_form(response, "slug") == slug


def test_a_translation_may_have_the_slug_of_its_original():
    person = builders.make_person("Ada Example")
    translation = person.copy_for_translation(builders.make_locale("es"))
    translation.full_clean()
    translation.save()

    assert translation.slug == person.slug


def test_a_slug_taken_by_a_draft_is_taken(admin_client):
    """Two would meet when the draft is published."""
    builders.make_person("Ada Example", publish=False)

    assert builders.make_person("Ada Example").slug == "ada-example-2"


def test_a_draft_cannot_be_published_at_an_address_that_was_taken_since(admin_client):
    person = builders.make_person("Ada Example")
    person.slug = "wanted"
    person.save_revision()
    builders.make_person("Other", slug="wanted")

    response = send(admin_client, edit_url(person), publish=True)

    assert "already has this address" in message_beside(response, "slug")
