"""Chromium, kept on this machine: what a page asks of another host is refused and noted."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import BrowserContext, Request, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from content_app.base import renditions
from tests.browser.library import Library, make_library
from tests.builders import SiteTree, make_site
from tests.conftest import CHROMIUM
from tests.initial_data import empty_and_restore

# Playwright's synchronous API runs an event loop, in which Django would refuse its own queries.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long something may take to appear. Two cores may have two browsers and two servers to carry.
PATIENCE = 20_000

THIS_MACHINE = {"127.0.0.1", "localhost"}
REFUSE_OTHER_HOSTS = "MAP * ~NOTFOUND , " + " , ".join(f"EXCLUDE {host}" for host in THIS_MACHINE)

# What Playwright switches off, since Chromium heeds the last of two lists only; and the pages that
# hide behind the address bar, which cost each new window three times as much as what it shows.
SWITCHED_OFF = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)

expect.set_options(timeout=PATIENCE)

NOT_A_TEST_DATABASE = connection.settings_dict["NAME"]


@pytest.fixture(autouse=True)
def _images_are_made_when_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here each task is done at once, and whoever publishes would wait for images of which tests of their own tell."""
    monkeypatch.setattr(renditions, "make_later", lambda instance: None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "library" in getattr(item, "fixturenames", ()):
            # Without it pytest-django would not see that the test needs a database.
            item.fixturenames.append("db")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {
        **browser_type_launch_args,
        "executable_path": str(CHROMIUM),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            f"--disable-features={','.join(SWITCHED_OFF)}",
            f"--host-resolver-rules={REFUSE_OTHER_HOSTS}",
        ],
    }


@pytest.fixture
def outside_requests() -> list[str]:
    """The addresses on other hosts that the pages of this test have asked for."""
    return []


@pytest.fixture
def new_context(
    request: pytest.FixtureRequest,
    new_context: Callable[..., BrowserContext],
    outside_requests: list[str],
) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of somebody else: with no cookies, and with what it asks of other hosts noted."""

    def note(asked: Request) -> None:
        parts = urlsplit(asked.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in THIS_MACHINE:
            outside_requests.append(asked.url)

    contexts = []

    def create(**options) -> BrowserContext:
        context = new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("request", note)
        return context

    yield create
    for context in contexts:
        # An editing form says goodbye to a server whose database is gone by then.
        context.set_offline(True)
        context.close()
    if "live_server" in request.fixturenames:
        begin_answers(request.getfixturevalue("live_server").url)
    finish_answers()


def begin_answers(url: str) -> None:
    """The server takes connections in turn: all that came before this one are then at work."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE / 1000)) as last:
        last.request("GET", "/robots.txt")
        assert last.getresponse().status == 200


def finish_answers() -> None:
    """
    A page that was closed leaves the server at work on what it last asked for, a preview or an
    autosave. PostgreSQL would find that and the emptying of its tables waiting for each other.
    """
    for thread in threading.enumerate():
        # The name that Python gives to the threads of socketserver.ThreadingMixIn, one a connection.
        if thread.name.endswith("(process_request_thread)"):
            thread.join(timeout=PATIENCE / 1000)
            assert not thread.is_alive(), f"{thread.name} still has a browser to answer"


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine(outside_requests: list[str]) -> Iterator[None]:
    """A test that means to reach outside clears the list once it has looked at it."""
    yield
    assert outside_requests == []


@pytest.fixture
def site(live_server: LiveServer) -> SiteTree:
    """An empty site, served to this test alone."""
    tree = make_site()
    stand_at(live_server.url)
    return tree


@pytest.fixture
def db() -> None:
    """The test database as it is: the server would not see what a transaction around a test holds."""


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker) -> Iterator[Library]:
    """A site with a page of every type, served to all tests of a module, which only read it."""
    assert connection.settings_dict["NAME"] != NOT_A_TEST_DATABASE
    with django_db_blocker.unblock():
        initial_data = connection.creation.serialize_db_to_string()
        server = LiveServer("localhost")
        try:
            library = make_library(server.url)
            stand_at(server.url)
            yield library
        finally:
            server.stop()
            empty_and_restore(initial_data)


def stand_at(url: str) -> None:
    """Full addresses lead to the server of the test."""
    parts = urlsplit(url)
    Site.objects.update(hostname=parts.hostname, port=parts.port)
    Site.clear_site_root_paths_cache()
