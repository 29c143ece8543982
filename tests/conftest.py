import gc
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from content_app.feedback import receiving
from tests import builders
from tests.initial_data import empties_the_database, prepare_to_empty, remember, restore
from tests.migrated_database import begin_with_migrated_database

CHROMIUM = Path("/usr/bin/chromium")
BROWSER_TESTS = Path(__file__).parent / "browser"
PLUGIN_TESTS = Path(__file__).parent / "plugin"
# What they count and fill is asked of Django, and the same on every database.
ONCE = frozenset(Path(__file__).parent / name for name in ("benchmarks", "queries"))
OBJECTS_BETWEEN_COLLECTIONS = 20_000
HOW_TO_GET_CHROMIUM = (
    f"Browser tests were skipped: they need {CHROMIUM} "
    "(on Debian: apt install --no-install-recommends chromium fonts-liberation fonts-dejavu-core)."
)

# The same examples in each run, and no limit of time for any.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Before `-m` chooses among them."""
    if not ONCE.isdisjoint(item.path.parents):
        item.add_marker(pytest.mark.once)
    if BROWSER_TESTS in item.path.parents:
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM.exists():
            item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_CHROMIUM))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if empties_the_database(item):
            item.fixturenames.append("django_db_serialized_rollback")
    items.sort(key=place_in_queue)


def place_in_queue(item: pytest.Item) -> int:
    """
    First what takes long and waits much: browsers, servers, processes. Beside it the short tests
    keep the other cores busy to the end, where pytest-django would leave it to one process alone.
    """
    if PLUGIN_TESTS in item.path.parents:
        # Before all others, as it needs no database while another process still migrates one.
        return 0
    return 1 if item.get_closest_marker("browser") or empties_the_database(item) else 2


def pytest_collection_finish() -> None:
    """
    What has been imported stays to the end. Looking it through for garbage, again and again, would
    take an eighth of the time of all tests.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Each reason for skipping, once."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason in sorted({report.longrepr[2] for report in skipped}):
        terminalreporter.write_line(reason.removeprefix("Skipped: "))


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """SQLite's database is there before Django looks for it, and goes with its folder."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        begin_with_migrated_database()


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup, django_db_blocker) -> None:
    """The home page and the index pages stand in every test, since most of them need these."""
    with django_db_blocker.unblock():
        builders.make_site()
        if any(empties_the_database(item) for item in request.session.items):
            remember()
            prepare_to_empty()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    if empties_the_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            prepare_to_empty()
    yield
    # With the last test the database is gone, and Django has turned to the one of the settings.
    if nextitem and empties_the_database(item):
        with item.config.stash[blocking_manager_key].unblock():
            restore()


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """What a test cached is about rows that are gone."""
    # Each of them: where the test before had other settings, the process has opened none, but their memory is there.
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def nobody_has_answered_yet() -> None:
    """What a connection did in the test before is known to the process alone."""
    for limit in (receiving.PER_PAGE, receiving.PER_CONNECTION, receiving.ALL):
        limit.forget()


@pytest.fixture(autouse=True)
def in_the_first_language() -> Generator[None]:
    """Whatever language the test before has read in, which Django leaves active in a process of tests."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
