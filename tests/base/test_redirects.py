"""Moves and renames leave redirects: whoever kept an address still arrives."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return builders.make_site()


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publishes a page or record with another slug; Wagtail redirects pages once that is committed."""

    def rename(instance, slug):
        instance.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            instance.save_revision().publish()
        return type(instance).objects.get(pk=instance.pk)

    return rename


def where_one_arrives(client, url) -> str:
    response = client.get(url, follow=True)
    assert response.status_code == 200
    return response.request["PATH_INFO"]


RECORDS = [builders.make_person, builders.make_therapy, builders.make_study]


@pytest.mark.parametrize("make", RECORDS, ids=lambda make: make.__name__)
def test_a_record_with_a_new_slug_is_found_at_its_old_address(client, site, make, rename):
    record = make()
    old = record.get_url()

    renamed = rename(record, "a-new-one")

    assert where_one_arrives(client, old) == renamed.get_url() != old
    assert client.get(old).status_code == 301


def test_a_record_renamed_twice_is_found_at_both_in_one_step(client, site, rename):
    person = builders.make_person()
    first = person.get_url()
    person = rename(person, "second")
    second = person.get_url()
    person = rename(person, "third")

    for old in (first, second):
        assert client.get(old).headers["Location"] == person.get_url()


def test_a_record_renamed_back_stands_at_its_first_address(client, site, rename):
    person = builders.make_person()
    first = person.get_url()
    person = rename(person, "second")
    second = person.get_url()
    person = rename(person, person_slug := first.rstrip("/").rsplit("/", 1)[-1])

    assert person.slug == person_slug
    assert client.get(first).status_code == 200
    assert where_one_arrives(client, second) == first
    assert not Redirect.objects.filter(old_path=first.rstrip("/")).exists()


def test_a_draft_that_changes_the_slug_leaves_the_address_alone(client, site):
    person = builders.make_person()
    old = person.get_url()

    person.slug = "not-yet"
    person.save_revision()

    assert client.get(old).status_code == 200
    assert not Redirect.objects.exists()


def test_a_record_that_nobody_could_read_leaves_no_redirect(site):
    person = builders.make_person(publish=False)
    person.slug = "another"
    person.save()

    assert not Redirect.objects.exists()


def test_a_new_name_alone_keeps_the_address(client, site):
    person = builders.make_person()
    old = person.get_url()
    person.name = "Ada Example-Miller"
    person.save_revision().publish()

    assert client.get(old).status_code == 200


def test_a_redirect_that_staff_made_is_theirs(client, site, rename):
    person = builders.make_person()
    old = person.get_url()
    Redirect.objects.create(old_path=old.rstrip("/"), site=None, redirect_page=site.home)

    rename(person, "elsewhere")

    assert Redirect.objects.filter(site=None, redirect_page=site.home.pk).exists()


def test_another_record_may_take_the_old_address(client, site, rename):
    person = builders.make_person("Ada Example")
    old = person.get_url()
    rename(person, "ada-the-first")

    other = builders.make_person("Ada Example")

    assert other.get_url() == old
    assert client.get(old).status_code == 200


@pytest.mark.parametrize(
    "make",
    [builders.make_condition, builders.make_post, builders.make_webinar],
    ids=lambda make: make.__name__,
)
def test_a_page_with_a_new_slug_is_found_at_its_old_address(client, site, make, rename):
    page = make()
    old = page.get_url()

    renamed = rename(page, "a-new-one")

    assert where_one_arrives(client, old) == renamed.get_url() != old


def test_a_page_that_moves_is_found_at_its_old_address(client, site):
    below = builders.make_standard_page("History", parent=site.home)
    above = builders.make_standard_page("About")
    old = below.get_url()

    below.move(above, pos="last-child")

    assert where_one_arrives(client, old) == "/about/history/"


def test_the_pages_and_records_below_a_renamed_index_page_are_found(client, site, rename):
    post = builders.make_post()
    person = builders.make_person()
    old_addresses = [post.get_url(), person.get_url()]

    rename(site.blog, "news")
    rename(site.people, "team")

    assert where_one_arrives(client, old_addresses[0]) == f"/news/{post.slug}/"
    assert where_one_arrives(client, old_addresses[1]) == f"/team/{person.slug}/"


def test_a_translated_record_leads_from_its_own_language(client, site, rename):
    builders.translate(site.people)
    person = builders.make_person()
    translation = builders.translate_record(person)
    old = translation.get_url()

    rename(translation, "ada-ejemplo")

    assert old.startswith("/es/")
    assert where_one_arrives(client, old) == "/es/people/ada-ejemplo/"
    assert client.get(person.get_url()).status_code == 200
