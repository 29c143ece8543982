import pytest

from tests.link_health.elsewhere import Elsewhere


@pytest.fixture(scope="module")
def another_site():
    with Elsewhere() as site:
        yield site


@pytest.fixture
def elsewhere(another_site, settings):
    """Another web site, which may be asked although it is on this machine."""
    settings.CONTENT_APP_LINK_CHECK = {
        "timeout_seconds": 2,
        "pause_seconds": 0,
        "allow_loopback": True,
        "user_agent": "Test check (+http://example.org)",
    }
    yield another_site
    another_site.forget()


@pytest.fixture
def impatient(elsewhere, settings):
    """For what the other site answers slowly or never: a test waits no longer for it than it must."""
    settings.CONTENT_APP_LINK_CHECK |= {"timeout_seconds": 0.3}
