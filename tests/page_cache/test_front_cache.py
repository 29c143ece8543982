"""A cache in front that is told what to drop has nothing that it could not be told of."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.contrib.redirects.models import Redirect

from content_app.page_cache import kept as page_cache
from tests import builders
from tests.caching import shared_seconds

pytestmark = pytest.mark.django_db

KEPT = ["/blog/", "/blog/?page=1", "/feeds/posts.atom"]
OF_READERS_MAKING = [
    "/blog/?query=balance",
    "/blog/?utm_source=mail",
    "/blog/?page=1&utm_source=mail",
    "/blog/?page=0001",
    "/nowhere/",
    "/blog",
    "/old/",
    "/sitemap.xml",
]
LONGEST = 300
"""In seconds; what a cache may keep that is told nothing."""


@pytest.fixture(autouse=True)
def _content():
    builders.make_post()
    Redirect.objects.create(old_path="/old", redirect_link="/blog/")


@pytest.fixture
def told(settings):
    settings.WAGTAILFRONTENDCACHE = {
        "front": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": "http://127.0.0.1:1",
        }
    }


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("address", KEPT)
def test_what_is_kept_is_shared_from_the_first_reader_on(client, address):
    assert [shared_seconds(client.get(address)) for _reader in range(2)] == [LONGEST, LONGEST]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("address", OF_READERS_MAKING)
def test_an_address_that_nobody_would_purge_is_not_shared(client, address):
    assert [shared_seconds(client.get(address)) for _reader in range(2)] == [0, 0]


@pytest.mark.usefixtures("told")
def test_neither_is_a_document(client):
    assert shared_seconds(client.get(builders.make_document().url)) == 0


@pytest.mark.usefixtures("told")
def test_neither_is_a_page_that_could_not_be_kept(client, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("The disk is full.")

    monkeypatch.setattr(caches[page_cache.CACHE_ALIAS], "set_many", fail)

    assert shared_seconds(client.get("/blog/")) == 0


@pytest.mark.usefixtures("told")
def test_neither_is_a_page_while_somebody_else_has_it_made(monkeypatch):
    """Who waits too long has it made as well, and does not know what becomes of the other one."""
    monkeypatch.setattr(page_cache, "wait_for", lambda *args: None)

    with page_cache.turn("http://testserver/blog/"):
        response = Client().get("/blog/")

    assert shared_seconds(response) == 0


@pytest.mark.usefixtures("told")
def test_without_the_page_cache_nothing_is_shared(client, settings):
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.endswith(".PageCacheMiddleware")
    ]

    assert shared_seconds(client.get("/blog/")) == 0


@pytest.mark.parametrize("nothing", [None, {}], ids=["unset", "empty"])
@pytest.mark.parametrize("address", [*KEPT, *OF_READERS_MAKING])
def test_a_cache_that_is_told_nothing_keeps_everything_for_a_while(
    client, settings, address, nothing
):
    settings.WAGTAILFRONTENDCACHE = nothing

    assert shared_seconds(client.get(address)) == LONGEST


def test_the_old_way_to_name_a_cache_counts_too(client, settings):
    settings.WAGTAILFRONTENDCACHE_LOCATION = "http://127.0.0.1:1"

    assert shared_seconds(client.get("/nowhere/")) == 0


def test_a_search_is_for_the_browser_that_asked_alone(client):
    said = client.get("/search/?query=balance").headers["Cache-Control"]

    assert "private" in said
    assert "s-maxage" not in said


@pytest.mark.usefixtures("told")
def test_what_was_on_its_way_there_when_it_was_purged_is_purged_once_more(
    client, settings, monkeypatch
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    moment = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    client.get("/blog/")

    page_cache.let_go_of_all()

    purges = [(result.args[0], result.task.run_after) for result in default_task_backend.results]
    addresses = ["http://testserver/blog/"]
    assert purges == [(addresses, None), (addresses, moment + timedelta(seconds=10))]
