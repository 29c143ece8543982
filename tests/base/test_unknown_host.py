"""A host that no site answers, and that is let in, is told so and shown nothing of other sites."""

import pytest
from wagtail.models import Site

from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_answers(settings):
    builders.make_post("Balance")
    Site.objects.update(is_default_site=False, hostname="www.example.org")
    settings.ALLOWED_HOSTS = ["other.example"]


@pytest.mark.parametrize(
    "address",
    ["/", "/blog/", "/no-such-page/", "/search/?query=balance", "/feeds/posts.rss"],
)
def test_nothing_is_found(client, address):
    response = client.get(address, headers={"host": "other.example"})

    assert response.status_code == 404
    assert "Balance" not in response.text
