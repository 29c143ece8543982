"""A feed without entries says the same with each request: when its page was published."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests import builders

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("posts.rss", "posts.atom", "webinars.rss", "webinars.atom")
PUBLISHED = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture(params=FEEDS)
def feed(request) -> str:
    return f"/feeds/{request.param}"


def index_of(feed):
    site = builders.make_site()
    return site.blog if "posts" in feed else site.webinars


def updated(client, feed) -> datetime:
    tree = ElementTree.fromstring(client.get(feed).content)
    if written := tree.findtext(f"{ATOM}updated"):
        return datetime.fromisoformat(written)
    return parsedate_to_datetime(tree.findtext("channel/lastBuildDate"))


def publish_at(monkeypatch, moment, page):
    monkeypatch.setattr(timezone, "now", lambda: moment)
    page.save_revision().publish()


def test_it_was_updated_when_its_page_was_published(client, feed, monkeypatch):
    index = index_of(feed)
    for moment in (PUBLISHED, PUBLISHED + timedelta(days=9)):
        publish_at(monkeypatch, moment, index)

        assert updated(client, feed) == moment


def test_without_a_page_of_its_own_it_goes_by_the_home_page(client, feed, monkeypatch):
    builders.unpublish(index_of(feed))

    publish_at(monkeypatch, PUBLISHED, builders.make_site().home)

    assert updated(client, feed) == PUBLISHED


def test_where_nobody_knows_when_that_was_it_is_long_ago(client, feed):
    Page.objects.filter(pk=index_of(feed).pk).update(last_published_at=None)

    assert updated(client, feed) == datetime.fromtimestamp(0, UTC)


def test_the_page_does_not_count_where_there_are_entries(client, monkeypatch):
    site = builders.make_site()
    publish_at(monkeypatch, datetime(2026, 6, 1, tzinfo=UTC), builders.make_post())
    publish_at(monkeypatch, datetime(2026, 6, 9, tzinfo=UTC), site.blog)

    for feed in ("/feeds/posts.rss", "/feeds/posts.atom"):
        assert updated(client, feed) == datetime(2026, 6, 1, tzinfo=UTC)
