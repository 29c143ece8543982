import pytest

from content_app.figures import counting, counting_middleware
from content_app.webinars import registration_views


@pytest.fixture(autouse=True)
def nothing_is_counted_yet():
    counting.forget()
    counting_middleware.VIEWS_OF_ONE_CONNECTION.forget()
    registration_views.OF_ONE_CONNECTION.forget()
    yield
    counting.forget()
