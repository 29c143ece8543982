"""The newest posts as Atom, with what RFC 4287 requires."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.builders import credit, make_person, make_post, make_qa_post, make_site, unpublish

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_of(client):
    response = client.get(reverse("content_app:posts_atom"))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    assert feed.tag == f"{ATOM}feed"
    return feed


def link_of(element, relation: str) -> str:
    (link,) = element.findall(f"{ATOM}link[@rel='{relation}']")
    return link.attrib["href"]


@pytest.mark.django_db
def test_the_feed_has_what_is_required(client):
    site = make_site()
    make_post()

    feed = feed_of(client)

    assert feed.findtext(f"{ATOM}title") == "Neuropathy foundation"
    assert feed.findtext(f"{ATOM}id") == site.blog.get_full_url()
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Neuropathy foundation"
    assert link_of(feed, "self") == "http://testserver/feeds/posts.atom"
    assert link_of(feed, "alternate") == site.blog.get_full_url()
    assert feed.attrib[LANGUAGE] == "en"


@pytest.mark.django_db
def test_every_entry_has_what_is_required(client):
    post = credit(make_post("Tips & <tricks>"), make_person("Ada Example"))
    make_qa_post("Questions", date=date(2026, 1, 1))

    first, second = feed_of(client).findall(f"{ATOM}entry")

    assert first.findtext(f"{ATOM}title") == "Tips & <tricks>"
    assert link_of(first, "alternate") == post.get_full_url()
    assert first.findtext(f"{ATOM}author/{ATOM}name") == "Ada Example, MD"
    assert first.findtext(f"{ATOM}summary") == post.excerpt
    for entry in (first, second):
        assert entry.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    assert first.findtext(f"{ATOM}id") != second.findtext(f"{ATOM}id")


@pytest.mark.django_db
def test_ids_outlive_a_rename(client):
    post = make_post()
    before = feed_of(client).findtext(f"{ATOM}entry/{ATOM}id")

    post.slug = "renamed"
    post.save_revision().publish()

    assert feed_of(client).findtext(f"{ATOM}entry/{ATOM}id") == before


@pytest.mark.django_db
def test_the_feed_was_updated_when_its_newest_entry_was(client):
    make_post("Old", date=date(2020, 1, 1))
    make_post("New")

    feed = feed_of(client)

    entries = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert feed.findtext(f"{ATOM}updated") == max(entries)


@pytest.mark.django_db
def test_an_author_without_a_public_profile_is_not_named(client):
    ada = make_person("Ada Example")
    credit(make_post(), ada)
    unpublish(ada)

    assert feed_of(client).find(f"{ATOM}entry/{ATOM}author") is None


@pytest.mark.django_db
def test_a_feed_without_posts_is_valid_too(client):
    make_site()

    feed = feed_of(client)

    assert feed.findtext(f"{ATOM}updated")
    assert not feed.findall(f"{ATOM}entry")
