import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    """Whatever language the test before has read in: labels of blocks are partly Wagtail's own words."""
    with translation.override("en"):
        yield
