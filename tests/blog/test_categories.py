"""A category has an address in the filters of the list."""

import pytest

from content_app.blog.taxonomy import BlogCategory
from tests import builders
from tests.editing import add_url, edit_url, message_beside, send, still_in_form

pytestmark = pytest.mark.django_db


def test_its_address_is_made_from_its_name(admin_client):
    send(admin_client, add_url(BlogCategory), {"name": "Living with it", "slug": ""})

    assert BlogCategory.objects.get().slug == "living-with-it"


@pytest.mark.parametrize("i18n", [True, False], ids=["languages", "one language"])
def test_an_address_that_is_taken_gets_a_message_beside_it(admin_client, settings, i18n):
    settings.WAGTAIL_I18N_ENABLED = i18n
    builders.make_category("Research")

    response = send(
        admin_client, add_url(BlogCategory), {"name": "Research news", "slug": "research"}
    )

    assert "already has this address" in message_beside(response, "slug")
    assert still_in_form(response, "name") == "Research news"
    assert BlogCategory.objects.count() == 1


def test_it_may_keep_its_address(admin_client):
    category = builders.make_category("Research")

    send(admin_client, edit_url(category), {"name": "All about research"})

    assert BlogCategory.objects.get().name == "All about research"
