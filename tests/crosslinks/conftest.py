import pytest


@pytest.fixture
def in_background(django_capture_on_commit_callbacks):
    """What is done inside is followed by its background tasks."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
