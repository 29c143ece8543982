"""The searches of the admin and of the APIs take any text too."""

import pytest

from tests import builders

ADMIN = [
    "/admin/pages/search/?q=",
    "/admin/choose-page/search/?q=",
    "/admin/images/?q=",
    "/admin/documents/?q=",
    "/admin/posts/?q=",
    "/admin/snippets/content_app/person/?q=",
    "/admin/snippets/choose/content_app/person/results/?q=",
]
APIS = [
    *(
        f"/api/v2/{name}/?search="
        for name in ("pages", "images", "documents", "people", "therapies", "studies")
    ),
    "/api/v2/callouts/?search=",
    "/api/v2/questions/?search=",
    "/api/v3-preview/pages/?search=",
]
TEXTS = ["%22", "%22mag", "%00", "%0D%0A", "(", "*", "mag:", "%5C", "NOT", "a" * 1_000]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ADMIN)
def test_every_search_of_the_admin_answers(admin_client, address):
    for text in TEXTS:
        assert admin_client.get(address + text).status_code == 200, text


@pytest.mark.parametrize("address", APIS)
def test_every_search_of_the_apis_answers(client, address):
    for text in TEXTS:
        assert client.get(address + text).status_code == 200, text


@pytest.mark.parametrize("text", ["anti-mag", '"anti-mag', 'anti-mag"'])
def test_marks_that_slipped_in_do_not_hide_what_is_there(admin_client, text):
    builders.make_condition("Anti-MAG neuropathy")

    response = admin_client.get("/admin/choose-page/search/", {"q": text})

    assert "Anti-MAG neuropathy" in response.text
