from datetime import UTC, datetime

import pytest
from django.db import transaction
from PIL import Image

from content_app.base import clock
from content_app.sample_content.illustrations import catalogue
from content_app.sample_content.loader import load_sample_content
from tests.builders import restore_welcome_page

DAY_OF_LOADING = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def plain_drawings():
    """Drawing takes seconds, and only the tests of the drawings look at them."""
    with pytest.MonkeyPatch.context() as patch:
        for key, illustration in catalogue.ILLUSTRATIONS.items():
            plain = illustration._replace(draw=lambda: Image.new("RGB", (64, 40), "#1f6f76"))
            patch.setitem(catalogue.ILLUSTRATIONS, key, plain)
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
