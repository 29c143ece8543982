"""What somebody meets who comes to a page, or to a document, that has a password."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from content_app.base.site_settings import SiteSettings
from content_app.feedback.models import ReaderAnswer
from tests import builders
from tests.reading import links_of, read, words_of
from tests.visiting import FIREFOX, FROM_HERE, OWN_ORIGIN, visitor

pytestmark = pytest.mark.django_db

PASSWORD = "open sesame"


@pytest.fixture
def client():
    """Of a browser, which tells where a form was. Django would let a request of a test go without a token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def private():
    page = builders.make_post(
        "For members", summary="Only they know.", search_description="A secret", seo_title="Hidden"
    )
    page.view_restrictions.create(restriction_type="password", password=PASSWORD)
    return page


@pytest.fixture
def private_document():
    builders.make_site()
    collection = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=PASSWORD
    )
    document = builders.make_document("Minutes")
    get_document_model().objects.filter(pk=document.pk).update(collection=collection)
    return document


def answer(client, html, password, headers=FROM_HERE):
    form = html.main.form
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    return client.post(form["action"], data | {"password": password}, headers=headers)


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


def test_a_document_asks_in_the_same_words(client, private_document):
    html = read(client, private_document.url)

    assert words_of(html.h1) == "A password is needed here"
    wrong = BeautifulSoup(answer(client, html, "a guess").content, "html.parser")
    assert words_of(wrong.h1) == "A password is needed here"
    assert answer(client, wrong, PASSWORD).url == private_document.url


@pytest.mark.parametrize("kind", ["page", "document"])
def test_no_cookie_is_set_before_the_password_was_right(client, private, private_document, kind):
    address = {"page": private.get_url(), "document": private_document.url}[kind]
    html = read(client, address)
    answer(client, html, "a guess")
    assert not client.cookies

    answer(client, html, PASSWORD)

    assert set(client.cookies) == {site_settings.SESSION_COOKIE_NAME}


@pytest.mark.parametrize("kind", ["page", "document"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://other.example", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
    ids=["another site", "no page at all", "nothing that says so"],
)
def test_a_password_that_may_come_from_another_site_opens_nothing(
    client, private, private_document, kind, headers
):
    address = {"page": private.get_url(), "document": private_document.url}[kind]

    response = answer(client, read(client, address), PASSWORD, headers)

    assert response.status_code == 403
    assert "The password was not taken" in response.text
    assert "For members" not in response.text
    assert not client.cookies
    assert words_of(read(client, address).h1) == "A password is needed here"


def test_an_address_that_is_opened_without_a_password_leads_back_to_what_asks(client, private):
    action = read(client, private).main.form["action"]

    response = client.get(action, headers=FROM_HERE)

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert "Open the page or document that you came for once more" in response.text


def test_a_page_of_a_host_may_ask_by_the_same_template(client, private):
    """Its own way puts the page into the context."""
    serve = Page.serve_password_required_response
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(private), "serve_password_required_response", serve)
        response = answer(client, read(client, private), PASSWORD)

    assert response.url == private.get_url()


def test_wagtails_own_address_still_asks_for_a_token(client, private):
    """For templates of a host that send to it."""
    address = reverse(
        "wagtailcore_authenticate_with_password",
        args=[private.get_view_restrictions().get().pk, private.pk],
    )

    response = client.post(
        address,
        {"password": PASSWORD, "return_url": private.get_url()},
        headers={"Origin": OWN_ORIGIN},
    )

    assert response.status_code == 403


@pytest.fixture
def member(client, private):
    answer(client, read(client, private), PASSWORD)
    client.defaults["HTTP_USER_AGENT"] = FIREFOX
    return client


def test_whoever_has_the_password_can_say_whether_the_page_helped(member, private):
    form = read(member, private).select_one("#feedback form")
    response = member.post(form["action"], {"answer": "yes"}, headers=FROM_HERE)

    assert "Your answer is counted" in response.text
    assert ReaderAnswer.objects.filter(page=private).exists()


def test_without_the_password_there_is_nothing_to_answer(private):
    response = visitor().post(f"/feedback/{private.pk}/", {"answer": "yes"}, headers=FROM_HERE)

    assert response.status_code == 404
    assert "For members" not in response.text


@pytest.fixture
def private_webinar():
    webinar = builders.make_upcoming_webinar(registration_url="https://example.org/register")
    webinar.view_restrictions.create(restriction_type="password", password=PASSWORD)
    return webinar


def test_whoever_has_the_password_can_register_and_take_the_date(client, private_webinar):
    ways = [
        f"/registration/{private_webinar.pk}/",
        reverse("content_app:webinar_calendar_file", args=[private_webinar.translation_key]),
    ]
    assert [client.get(way).status_code for way in ways] == [404, 404]

    answer(client, read(client, private_webinar), PASSWORD)

    to_register, date = map(client.get, ways)
    assert to_register.url == "https://example.org/register"
    assert private_webinar.title in date.text
    assert "private" in date.headers["Cache-Control"]
