import pytest

from tests import builders


@pytest.fixture(autouse=True)
def many_are_made_fast():
    with builders.without_history():
        yield
