"""A database for the measurement alone, gone when it ends; the one in the settings stays untouched."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def own_database() -> Iterator[None]:
    """As Django's test runner makes it: a file in a temporary folder, or a database beside the one in DATABASE_URL."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
