"""
What migrations put into the database (the root page, the site, the languages, the groups) is there
for every test. Django empties the database after a test with real transactions. With its
`serialized_rollback` such a test finds the data again, but the tests after it do not.
"""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

REAL_TRANSACTIONS = {"transactional_db", "live_server", "django_db_reset_sequences"}


def empties_the_database(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    if marker and (marker.kwargs.get("transaction") or marker.kwargs.get("reset_sequences")):
        return True
    return bool(REAL_TRANSACTIONS.intersection(getattr(item, "fixturenames", ())))


# Empty as long as there is no database: skipped tests never have one.
_contents: list[str] = []


def remember() -> None:
    _contents[:] = [connection.creation.serialize_db_to_string()]


def prepare_to_empty() -> None:
    """
    Gives Django what `serialized_rollback` needs. It looks for that on its connection, and has
    another one as soon as the event loop of the browser tests runs.
    """
    for contents in _contents:
        keep_content_types()
        connection._test_serialized_contents = contents


def restore() -> None:
    for contents in _contents:
        connection.creation.deserialize_db_from_string(contents)


def empty_and_restore(contents: str) -> None:
    """For what outlasts a single test, and so is not emptied by Django."""
    keep_content_types()
    call_command(
        "flush",
        verbosity=0,
        interactive=False,
        reset_sequences=False,
        inhibit_post_migrate=True,
    )
    connection.creation.deserialize_db_from_string(contents)


def keep_content_types() -> None:
    """In memory: a signal that asks for one while the rows come back would make it a second time."""
    ContentType.objects.get_for_models(*apps.get_models())
