"""Texts are compressed for whoever takes that, and caches are told."""

import gzip

import brotli
import pytest
from django.http import HttpResponse
from django.urls import reverse

from foundation_site.compression import CompressionMiddleware
from tests import builders

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/no-such-page/", "/search/?query=nerve", "/feeds/posts.atom", "/sitemap.xml"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("accepted", "encoding", "decompress"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_an_answer_comes_as_the_browser_takes_it(client, address, accepted, encoding, decompress):
    builders.make_post()
    plain = client.get(address)

    response = client.get(address, headers={"Accept-Encoding": accepted})

    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Content-Length"] == str(len(response.content))
    assert decompress(response.content) == plain.content
    assert "accept-encoding" in response.headers["Vary"].lower()


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_has_not_changed_is_not_sent_again_whatever_the_encoding(client, encoding):
    address = builders.make_post().get_url()
    headers = {"Accept-Encoding": encoding}
    first = client.get(address, headers=headers)

    again = client.get(address, headers=headers | {"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert "accept-encoding" in again.headers["Vary"].lower()


def test_what_is_compressed_already_is_left_alone(rf):
    kept = HttpResponse(brotli.compress(b"kept" * 100), headers={"Content-Encoding": "br"})
    as_kept = kept.content

    response = CompressionMiddleware(lambda request: kept)(rf.get("/", HTTP_ACCEPT_ENCODING="gzip"))

    assert response.headers["Content-Encoding"] == "br"
    assert response.content == as_kept


def test_the_length_of_a_page_with_a_token_tells_nothing(client):
    """BREACH guesses what is secret on a page from how well it is compressed with the guess."""
    address = reverse("wagtailadmin_login")

    lengths = {
        len(str(client.get(address, headers={"Accept-Encoding": "br"}).headers)) for _ in range(9)
    }

    assert len(lengths) > 1
