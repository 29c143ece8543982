from datetime import UTC, datetime

import pytest
from django.db import transaction

from content_app.base import clock
from content_app.sample_content.loader import load_sample_content
from tests import drawings
from tests.builders import restore_welcome_page

DAY_OF_LOADING = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def plain_drawings():
    with drawings.plain_drawings():
        yield


@pytest.fixture
def new_database(db):
    """Nothing in it but what the migrations put there."""
    restore_welcome_page()


@pytest.fixture(scope="module")
def sample_content(plain_drawings, django_db_setup, django_db_blocker):
    """Loaded once for all tests of a module; what each test changes is rolled back as usual."""
    with django_db_blocker.unblock(), transaction.atomic():
        restore_welcome_page()
        with clock.at(DAY_OF_LOADING):
            report = load_sample_content()
        yield report
        transaction.set_rollback(True)
