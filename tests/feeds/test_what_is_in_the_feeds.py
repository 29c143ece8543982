"""Which posts are in the feeds."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from content_app.feeds.posts import POSTS_IN_FEED
from tests.builders import make_locale, make_post, make_site, translate, unpublish


def titles_in(client, address: str = "/feeds/posts.rss") -> list[str]:
    feed = ElementTree.fromstring(client.get(address).content)
    return [title.text for title in feed.findall("channel/item/title")]


@pytest.mark.django_db
def test_the_newest_ones_come_first_and_no_more_than_a_reader_needs(client):
    for number in range(POSTS_IN_FEED + 1):
        make_post(f"Post {number}", date=date(2026, 1, 1) + timedelta(days=number), body=[])

    assert titles_in(client) == [f"Post {number}" for number in range(POSTS_IN_FEED, 0, -1)]


@pytest.mark.django_db
def test_drafts_private_posts_and_what_was_taken_offline_are_left_out(client):
    make_post("A draft", publish=False)
    unpublish(make_post("Offline"))
    private = make_post("Private")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    make_post("Public")

    assert titles_in(client) == ["Public"]


@pytest.mark.django_db
def test_each_language_has_a_feed_of_its_own(client):
    make_locale("es")
    post = make_post("Balance")
    translate(post, "es", title="Equilibrio", slug="equilibrio")

    assert titles_in(client) == ["Balance"]
    assert titles_in(client, "/es/feeds/posts.rss") == ["Equilibrio"]
    feed = ElementTree.fromstring(client.get("/es/feeds/posts.rss").content)
    assert feed.findtext("channel/language") == "es"
    assert feed.findtext("channel/item/link").endswith("/es/blog/equilibrio/")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/feeds/posts.rss", "/feeds/posts.atom"])
def test_readers_of_feeds_get_no_cookie(client, address):
    make_site()

    assert not client.get(address).cookies
