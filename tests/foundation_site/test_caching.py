"""Visitors share one answer and ask whether it is still so; staff have their own."""

import pytest
from django.urls import reverse
from django.utils.http import http_date

from tests import builders
from tests.caching import directives_of, shared_seconds

pytestmark = pytest.mark.django_db

SHARED = ["/robots.txt", "/sitemap.xml", "/feeds/posts.rss", "/feeds/posts.atom"]


@pytest.fixture
def addresses() -> list[str]:
    """One of every kind that visitors ask for."""
    site = builders.make_site()
    person = builders.make_person()
    webinar = builders.make_past_webinar()
    pages = [
        *site.pages,
        builders.make_full_condition(),
        builders.credit(builders.make_qa_post(), person),
        builders.make_standard_page(),
        webinar,
        person,
    ]
    calendars = [
        reverse("content_app:webinars_calendar"),
        reverse("content_app:webinar_calendar_file", args=[webinar.translation_key]),
    ]
    api = ["/api/v2/pages/?fields=*", "/api/v2/callouts/", builders.make_document().url]
    return [page.get_url() for page in pages] + calendars + api + SHARED


def test_what_visitors_get_is_shared_and_asked_after(client, addresses):
    for address in addresses:
        first = client.get(address)
        assert shared_seconds(first) is not None, address
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert directives_of(again).keys() == directives_of(first).keys(), address


def test_what_has_changed_is_sent(client):
    post = builders.make_post("Balance")
    etag = client.get(post.get_url()).headers["ETag"]
    post.title = "Balance at home"
    post.save_revision().publish()

    assert client.get(post.get_url(), headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize("name", ["posts_rss", "posts_atom", "webinars_rss", "webinars_atom"])
def test_a_feed_that_has_lost_an_entry_is_sent(client, name):
    """Its newest entry is older than before."""
    builders.make_post()
    address = reverse(f"content_app:{name}")

    response = client.get(address, headers={"If-Modified-Since": http_date()})

    assert response.status_code == 200


@pytest.mark.parametrize("status", [404, 301])
def test_what_is_elsewhere_or_nowhere_is_shared(client, status):
    address = {404: "/no-such-page/", 301: "/webinars"}[status]

    response = client.get(address)

    assert response.status_code == status
    assert shared_seconds(response) is not None


def test_a_person_who_is_logged_in_shares_nothing(admin_client):
    post = builders.make_post()

    for address in (post.get_url(), "/no-such-page/", "/robots.txt", reverse("wagtailadmin_home")):
        response = admin_client.get(address)
        assert "private" in directives_of(response), address
        assert shared_seconds(response) is None, address


def test_a_preview_is_shared_with_nobody(admin_client):
    draft = builders.make_post(publish=False)

    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk]))

    assert "Balance exercises" in response.text
    assert directives_of(response).keys() >= {"private", "no-store"}


def test_a_form_with_a_token_is_shared_with_nobody(client):
    response = client.get(reverse("wagtailadmin_login"))

    assert "csrfmiddlewaretoken" in response.text
    assert "private" in directives_of(response)


def test_a_page_behind_a_password_is_shared_with_nobody(client):
    page = builders.make_standard_page()
    page.view_restrictions.create(restriction_type="password", password="open sesame")

    response = client.get(page.get_url())

    assert "private" in directives_of(response)
    assert shared_seconds(response) is None
