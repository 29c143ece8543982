import pytest

from content_app.feedback import receiving


@pytest.fixture(autouse=True)
def nobody_has_answered_yet():
    """What a connection did in the test before is known to the process alone."""
    for limit in (receiving.PER_PAGE, receiving.PER_CONNECTION, receiving.ALL):
        limit.forget()
