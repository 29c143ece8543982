"""What somebody meets who comes to a page, or to a document, that has a password."""

import pytest
from bs4 import BeautifulSoup
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Site

from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db

PASSWORD = "open sesame"


@pytest.fixture
def private():
    page = builders.make_post(
        "For members", summary="Only they know.", search_description="A secret", seo_title="Hidden"
    )
    page.view_restrictions.create(restriction_type="password", password=PASSWORD)
    return page


def answer(client, html, password):
    form = html.main.form
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return client.post(form["action"], data | {"password": password})


def test_nothing_of_the_page_is_told(client, private):
    html = read(client, private)

    assert words_of(html.h1) == "A password is needed here"
    assert html.select_one('meta[name="robots"]')["content"] == "noindex"
    for secret in ("For members", "Only they know", "A secret", "Hidden"):
        assert secret not in str(html)


def test_a_wrong_password_is_said_beside_the_field_and_in_the_title(client, private):
    response = answer(client, read(client, private), "a guess")

    html = BeautifulSoup(response.content, "html.parser")
    field = html.select_one("#password")
    assert "not correct" in words_of(html.find(id=field["aria-describedby"]))
    assert field["aria-invalid"] == "true"
    assert html.title.text.startswith("Please try again")
    assert "For members" not in str(html)


def test_the_password_opens_the_page(client, private):
    response = answer(client, read(client, private), PASSWORD)

    assert response.url == private.get_url()
    assert words_of(read(client, private).h1) == "For members"


def test_whoever_has_none_learns_whom_to_ask(client, private):
    site = Site.objects.get(is_default_site=True)
    SiteSettings.objects.update_or_create(
        site=site, defaults={"contact_email": "hello@example.org"}
    )

    links = links_of(read(client, private).main)

    assert links["hello@example.org"] == "mailto:hello@example.org"


def test_a_document_asks_in_the_same_words(client):
    builders.make_site()
    collection = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=PASSWORD
    )
    document = builders.make_document("Minutes")
    get_document_model().objects.filter(pk=document.pk).update(collection=collection)

    html = read(client, document.url)

    assert words_of(html.h1) == "A password is needed here"
    assert answer(client, html, PASSWORD).url == document.url
