"""Whatever somebody writes behind the address of a page, the page is there and repeats nothing as markup."""

from urllib.parse import quote

import pytest

from tests import builders
from tests.home.every_page import addresses_of_every_page
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

MARKUP = '"><script>alert(1)</script>'
PAGES = ["", "0", "-1", "1.5", "abc", "999999", str(10**30), "%00", "%ff", "٣", quote(MARKUP)]
QUERIES = [
    f"page={quote(MARKUP)}&none-such={quote(MARKUP)}&category=none-such&year=0&kind=%00&sort=-pk",
    f"page=2&page=1&page[]=1&&=&query={'a' * 5_000}&%",
]
METHODS = ["post", "put", "patch", "delete", "options"]


def with_query(address: str, query: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{query}"


def test_every_page_takes_any_query_and_any_method(client):
    for name, address in addresses_of_every_page().items():
        for query in QUERIES:
            response = client.get(with_query(address, query))
            assert response.status_code == 200, (name, query[:40])
            assert "<script>alert" not in response.text, (name, query[:40])
        for method in METHODS:
            assert getattr(client, method)(address).status_code < 500, (name, method)


def test_a_list_shows_something_on_every_page_that_is_asked_for(client):
    builders.make_post("A post")
    webinar = builders.make_past_webinar("A talk")

    for index, title in (
        (builders.make_site().blog.get_url(), "A post"),
        (webinar.get_parent().get_url(), "A talk"),
        ("/search/?query=talk", "A talk"),
    ):
        for page in PAGES:
            html = read(client, with_query(index, f"page={page}"))
            assert title in [words_of(heading) for heading in html.select("main h2, main h3")], page


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/%ff/",
        "/blog/%00/",
        "/conditions/x%0d%0aSet-Cookie:a=b/",
        f"/{'a' * 5_000}/",
    ],
)
def test_an_address_that_is_none_is_not_found(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "Set-Cookie" not in response.headers


def test_what_an_address_says_is_not_repeated_as_markup(client):
    response = client.get(f"/{quote(MARKUP)}/")

    assert response.status_code == 404
    assert "<script>alert" not in response.text
