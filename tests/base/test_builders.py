"""What the other tests stand on: everything that the builders make can be read."""

import pytest

from content_app.editorial.roles import ROLES
from tests import builders
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

PAGES = [
    builders.make_condition,
    builders.make_full_condition,
    builders.make_post,
    builders.make_qa_post,
    builders.make_webinar,
    builders.make_upcoming_webinar,
    builders.make_past_webinar,
    builders.make_date_only_webinar,
    builders.make_standard_page,
]
RECORDS = [builders.make_person, builders.make_therapy, builders.make_study]


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_a_page_can_be_read(client, make):
    page = make()

    assert page.live
    assert page.title in words_of(read(client, page).h1)


@pytest.mark.parametrize("make", RECORDS, ids=lambda make: make.__name__)
def test_a_record_can_be_read_below_its_index_page(client, make):
    builders.make_site()
    record = make()

    assert record.name in words_of(read(client, record).h1)


@pytest.mark.parametrize("make", [*PAGES, *RECORDS], ids=lambda make: make.__name__)
def test_a_draft_stays_one(make):
    draft = make(publish=False)

    assert not draft.live
    assert draft.latest_revision


def test_every_index_page_can_be_read(client):
    site = builders.make_site()

    for page in site.pages:
        assert read(client, page).h1


def test_asking_for_the_site_twice_makes_one():
    first, second = builders.make_site(), builders.make_site()

    assert (first.home, first.blog) == (second.home, second.blog)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_member_of_staff_reaches_the_admin(client, role):
    client.force_login(builders.make_user(role))

    assert client.get("/admin/").status_code == 200


def test_a_translation_has_its_own_address(client):
    page = builders.make_condition()
    translation = builders.translate(page, title="Neuropatía")

    assert translation.get_url() != page.get_url()
    assert words_of(read(client, translation).h1) == "Neuropatía"
