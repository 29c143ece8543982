"""The way to a webinar's registration leads where staff said, and is counted."""

from datetime import timedelta

import pytest

from content_app.base import clock
from content_app.figures.models import Kind
from tests import builders
from tests.figures.counted import figures
from tests.reading import links_of, read
from tests.visiting import visitor

pytestmark = pytest.mark.django_db

BUTTON = "Register for this webinar"


@pytest.fixture
def webinar():
    return builders.make_upcoming_webinar(registration_url="https://example.org/register?a=1")


def way_to(webinar) -> str:
    return f"/registration/{webinar.pk}/"


def test_the_button_leads_to_the_address_that_staff_stored(webinar):
    reader = visitor()
    response = reader.get(links_of(read(reader, webinar).main)[BUTTON])

    assert (response.status_code, response.url) == (302, "https://example.org/register?a=1")
    assert "private" in response.headers["Cache-Control"]
    assert not response.cookies
    assert figures()[Kind.REGISTRATION, webinar.pk] == 1


@pytest.mark.parametrize(
    "query",
    ["?url=https://other.example/", "?next=//other.example", "?registration_url=//o.example"],
)
def test_it_leads_nowhere_else_whatever_is_asked(webinar, query):
    assert visitor().get(way_to(webinar) + query).url == "https://example.org/register?a=1"
    assert visitor().get(f"{way_to(webinar)}https://other.example/").status_code == 404


def test_when_nobody_can_register_it_leads_to_the_page(webinar):
    with clock.at(clock.now() + timedelta(days=30)):
        assert visitor().get(way_to(webinar)).url == webinar.get_url()
    webinar.registration_url = ""
    webinar.save_revision().publish()
    assert visitor().get(way_to(webinar)).url == webinar.get_url()
    assert figures() == {}


def test_programs_and_staff_get_there_and_are_not_counted(client, admin_client, webinar):
    for somebody in (client, admin_client):
        assert somebody.get(way_to(webinar)).url == "https://example.org/register?a=1"
    visitor().head(way_to(webinar))
    assert figures() == {}


def test_one_connection_is_counted_so_often_at_most(webinar):
    for _ in range(12):
        visitor().get(way_to(webinar))
    assert figures() == {(Kind.REGISTRATION, webinar.pk): 10}


def test_a_draft_has_no_such_address_and_its_preview_leads_straight_on(admin_client):
    draft = builders.make_upcoming_webinar(publish=False)
    assert visitor().get(way_to(draft)).status_code == 404

    preview = read(admin_client, f"/admin/pages/{draft.pk}/view_draft/")
    assert links_of(preview.main)[BUTTON] == "https://example.org/register"


def test_what_is_no_webinar_has_none():
    assert visitor().get(way_to(builders.make_post())).status_code == 404
