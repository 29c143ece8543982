"""The newest posts as RSS 2.0."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.builders import credit, make_person, make_post, make_site

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def channel(client):
    response = client.get(reverse("content_app:posts_rss"))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    rss = ElementTree.fromstring(response.content)
    assert rss.attrib["version"] == "2.0"
    return rss.find("channel")


@pytest.mark.django_db
def test_the_channel_says_whose_it_is_and_where_to_read(client):
    site = make_site()

    feed = channel(client)

    assert feed.findtext("title") == "Neuropathy foundation"
    assert feed.findtext("description") == "The newest posts of Neuropathy foundation"
    assert feed.findtext("link") == site.blog.get_full_url()
    assert feed.findtext("language") == "en"


@pytest.mark.django_db
def test_an_item_says_what_a_feed_reader_shows(client):
    ada = make_person("Ada Example")
    post = make_post(
        "Tips & tricks", summary="What <helps>.", categories=["Research"], date=date(2026, 5, 4)
    )
    credit(post, ada)

    (item,) = channel(client).findall("item")

    assert item.findtext("title") == "Tips & tricks"
    assert item.findtext("description") == "What <helps>."
    assert item.findtext("link") == post.get_full_url()
    assert item.findtext("category") == "Research"
    assert item.findtext("pubDate").startswith("Mon, 04 May 2026")
    assert item.findtext(f"{DUBLIN_CORE}creator") == "Ada Example, MD"


@pytest.mark.django_db
def test_the_guid_outlives_a_rename(client):
    post = make_post()
    before = channel(client).find("item/guid")

    post.slug = "renamed"
    post.title = "Renamed"
    post.save_revision().publish()

    after = channel(client).find("item")
    assert before.attrib["isPermaLink"] == "false"
    assert after.findtext("guid") == before.text
    assert after.findtext("link").endswith("/renamed/")
