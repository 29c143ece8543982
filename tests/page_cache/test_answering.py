"""What is answered from the cache, to whom, and until when."""

import gzip
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import brotli
import pytest
from django.conf import settings as site_settings
from django.core.cache import caches
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from content_app.base import clock, shown, turns
from content_app.page_cache import kept as page_cache
from content_app.page_cache.checks import check_page_cache
from content_app.page_cache.models import KeptAddress
from tests import builders
from tests.caching import shared_seconds
from tests.page_cache.kept_pages import kept

pytestmark = pytest.mark.django_db


def make_index_of_people():
    return builders.make_site().people


TYPES_OF_PAGE = [
    builders.make_condition,
    builders.make_post,
    builders.make_past_webinar,
    builders.make_standard_page,
    make_index_of_people,
]


@pytest.fixture
def url():
    return builders.make_full_condition().get_url()


def test_the_second_reader_costs_no_query(client, url, django_assert_num_queries):
    first = client.get(url)

    with django_assert_num_queries(0):
        second = Client().get(url)

    assert second.content == first.content
    assert second.headers["Content-Type"] == first.headers["Content-Type"]
    assert shared_seconds(second) == shared_seconds(first)


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_each_reader_gets_it_as_their_browser_takes_it(client, url, accepted, coding, decode):
    whole = client.get(url).content

    response = client.get(url, headers={"accept-encoding": accepted})

    assert response.headers.get("Content-Encoding") == coding
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert response.headers["Vary"] == "Accept-Encoding"
    assert decode(response.content) == whole


@pytest.mark.parametrize("asked", ["if-none-match", "if-modified-since"])
@pytest.mark.parametrize("accepted", ["br", ""])
def test_who_has_it_already_is_told_so(client, url, asked, accepted):
    client.get(url)
    headers = {"accept-encoding": accepted}
    had = client.get(url, headers=headers)
    name = "ETag" if asked == "if-none-match" else "Last-Modified"

    response = client.get(url, headers={**headers, asked: had.headers[name]})

    assert (response.status_code, response.content) == (304, b"")


def test_what_is_the_same_after_a_purge_was_not_modified(client, url):
    client.get(url)
    had = client.get(url).headers

    page_cache.let_go_of_all()
    client.get(url)

    assert client.get(url).headers["ETag"] == had["ETag"]


def test_the_figures_know_which_page_was_read(client, url):
    page_ids = {client.get(url).shown_page_id for _reader in range(2)}

    assert page_ids == {builders.ConditionPage.objects.get().pk}


def test_staff_see_the_page_as_it_is_made(client, url):
    client.get(url)
    client.force_login(builders.make_user(is_superuser=True))

    response = client.get(url)

    assert "Content-Encoding" not in response.headers
    assert shared_seconds(response) is None
    assert kept() == {url}


@pytest.mark.parametrize(
    "address", ["/blog/?page=1&utm_source=mail", "/search/?query=nerve", "/nowhere/", "/admin/"]
)
def test_addresses_without_end_are_not_kept(client, address):
    client.get(address)

    assert kept() == set()


def test_the_pages_of_a_list_are_kept_and_those_that_it_does_not_have_are_not(client):
    about = builders.make_standard_page("About us").get_url()
    client.get("/blog/?page=1")
    client.get("/blog/?page=2")
    client.get(f"{about}?page=1")

    assert kept() == {"/blog/?page=1"}


def test_a_port_that_no_site_has_is_not_kept(url):
    Client(headers={"host": "testserver:8123"}).get(url)

    assert not KeptAddress.objects.filter(address__contains="8123").exists()


@pytest.mark.parametrize("allowed", [[".example.org"], ["*"]])
def test_a_host_that_only_a_wildcard_allows_is_not_kept(url, settings, allowed):
    settings.ALLOWED_HOSTS = allowed
    Site.objects.create(hostname="es.example.org", root_page=builders.make_site().home)
    for host in ("made-up.example.org", "es.example.org"):
        for address in (url, "/search/?query=neuropathy"):
            assert Client(headers={"host": host}).get(address).status_code == 200

    assert kept("es.example.org") == {url}
    assert not KeptAddress.objects.filter(address__contains="made-up").exists()


@pytest.mark.parametrize("make", TYPES_OF_PAGE, ids=lambda make: make.__name__)
def test_every_type_of_page_is_kept_and_named(client, make):
    page = make()

    responses = [client.get(page.get_url()) for _reader in range(2)]

    assert kept() == {page.get_url()}
    assert [response.shown_page_id for response in responses] == [page.pk, page.pk]


def test_what_stands_below_a_page_is_kept_and_is_not_that_page(client):
    person = builders.make_person()
    summary = f"{builders.make_full_condition().get_url()}summary/"
    addresses = [f"/people/{person.slug}/", summary, f"{summary}pdf/"]

    responses = [client.get(address) for address in addresses]

    assert kept() == set(addresses)
    assert [getattr(response, "shown_page_id", None) for response in responses] == [None] * 3


def test_private_pages_and_forms_are_not_kept(client, url):
    PageViewRestriction.objects.create(
        page=builders.ConditionPage.objects.get().page_ptr,
        restriction_type="password",
        password="x",
    )
    client.get(url)
    client.post("/blog/")

    assert kept() == set()


def test_it_ends_with_what_it_shows(client):
    webinar = builders.make_upcoming_webinar(in_days=1)
    url, now = webinar.get_url(), clock.now()
    before = client.get(url).content

    with clock.at(now + timedelta(days=1, minutes=1)):
        during = client.get(url)

    assert during.content != before
    with clock.at(now):
        assert shared_seconds(client.get(url)) > 0


@pytest.mark.parametrize("names", [{"anything"}, {shown.EVERYTHING}], ids=["some", "all"])
def test_a_purge_while_it_is_made_does_not_miss_it(client, url, monkeypatch, names):
    page_cache.let_go(names)
    keep = page_cache.keep

    def published_meanwhile(*args):
        page_cache.let_go(names)
        keep(*args)

    monkeypatch.setattr(page_cache, "keep", published_meanwhile)
    response = client.get(url)

    assert page_cache.get(f"http://testserver{url}", response.wsgi_request) is None
    # Nor by a cache in front, which was told before it came.
    assert shared_seconds(response) == 0


@pytest.mark.parametrize("broken", ["set_many", "get", "add"])
def test_a_cache_that_fails_costs_no_reader_the_page(client, url, monkeypatch, broken):
    def fail(*args, **kwargs):
        raise OSError("The disk is full.")

    monkeypatch.setattr(caches[page_cache.CACHE_ALIAS], broken, fail)

    assert client.get(url).status_code == 200


def test_nor_does_it_cost_whoever_waits_for_another(url, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("The disk is full.")

    with page_cache.turn(f"http://testserver{url}") as is_ours:
        monkeypatch.setattr(caches[page_cache.CACHE_ALIAS], "get", fail)
        response = Client().get(url)

    assert is_ours
    assert response.status_code == 200


def test_an_address_that_is_written_out_may_be_of_any_length(client):
    link = f'<p><a href="http://localhost/blog/{"a" * 190}/">A page</a></p>'
    page = builders.make_post(body=[builders.paragraph(link)])

    assert client.get(page.get_url()).status_code == 200
    assert kept() == {page.get_url()}


def test_of_many_readers_one_has_it_made(client, url):
    """The second comes while the first is waiting, and is given what the first one's wait has brought."""
    address = f"http://testserver{url}"
    first = client.get(url)
    entry = page_cache.get(address, first.wsgi_request)
    page_cache.let_go_of_all()

    class MeanwhileMade:
        """Sees the page come while it waits."""

        looks = 0

        def __call__(self, seconds):
            self.looks += 1
            caches["pages"].set(page_cache._key(address, ""), entry)

    waiting = MeanwhileMade()
    with page_cache.turn(address) as is_ours, pytest.MonkeyPatch.context() as patch:
        patch.setattr(turns.time, "sleep", waiting)
        second = Client().get(url)

    assert is_ours
    assert waiting.looks == 1
    assert second.content == first.content


def test_caches_in_front_are_told_which_addresses_to_drop(client, url, settings):
    purged = []

    class Front(BaseHTTPRequestHandler):
        def do_PURGE(self):
            purged.append((self.headers["Host"], self.path))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Front) as front:
        Thread(target=front.serve_forever, daemon=True).start()
        settings.WAGTAILFRONTENDCACHE = {
            "front": {
                "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
                "LOCATION": f"http://127.0.0.1:{front.server_port}",
            }
        }
        client.get(url)
        page_cache.let_go_of_all()
        front.shutdown()

    assert purged == [("testserver", url)]


def test_a_cache_of_one_process_is_warned_of_and_a_missing_one_refused(settings):
    assert [warning.id for warning in check_page_cache(None)] == ["content_app.W011"]

    settings.CACHES = {"default": site_settings.CACHES["default"]}
    assert [error.id for error in check_page_cache(None)] == ["content_app.E013"]


def test_a_transaction_around_each_request_is_refused(settings):
    settings.DATABASES = {"default": {**settings.DATABASES["default"], "ATOMIC_REQUESTS": True}}

    assert "content_app.E016" in {error.id for error in check_page_cache(None)}


@pytest.mark.parametrize("host", ["TestServer", "testserver.", "testserver:4444"])
def test_other_spellings_of_the_host_are_not_kept(client, url, host):
    for address in (url, "/search/?query=neuropathy"):
        assert client.get(address, headers={"host": host}).status_code == 200

    assert not KeptAddress.objects.exists()
