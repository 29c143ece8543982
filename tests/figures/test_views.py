"""A page that a reader sees is counted, on the server and without a trace of who it was."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.urls import reverse

from content_app.base import clock
from content_app.figures import counting
from content_app.figures.counting_middleware import CountViewsMiddleware
from content_app.figures.models import Figure, Kind
from content_app.scheduling import runner
from tests import builders
from tests.figures.counted import figures, views_of
from tests.queries.counting import queries_of
from tests.visiting import FIREFOX, visitor

pytestmark = pytest.mark.django_db

BROWSER = {"User-Agent": FIREFOX}


@pytest.fixture
def post():
    return builders.make_post()


def test_each_view_counts_for_its_page_and_its_day(post):
    for moment in (datetime(2026, 5, 4, 23, tzinfo=UTC), datetime(2026, 5, 5, 1, tzinfo=UTC)):
        with clock.at(moment):
            visitor().get(post.get_url())
    visitor().get(post.get_url() + "?from=newsletter")
    counting.write()

    with clock.at(datetime(2026, 5, 5, 2, tzinfo=UTC)):
        visitor().get(post.get_url())
        visitor().get("/")
    counting.write()

    stored = [model_to_dict(figure) for figure in Figure.objects.filter(day__month=5)]
    home = builders.make_site().home
    assert [tuple(figure.values())[1:] for figure in stored] == [
        (post.pk, date(2026, 5, 4), "view", 1),
        (post.pk, date(2026, 5, 5), "view", 2),
        (home.pk, date(2026, 5, 5), "view", 1),
    ]
    assert stored[0].keys() == {"id", "page", "day", "kind", "count"}


def test_counting_costs_a_page_no_query_and_no_cookie(client, post):
    uncounted = len(queries_of(client, post))
    assert figures() == {}

    reader = visitor()
    assert len(queries_of(reader, post)) == uncounted
    assert views_of(post) == 2
    assert not reader.cookies


def test_a_page_that_comes_from_a_cache_is_counted_and_costs_no_query(
    rf, post, django_assert_num_queries
):
    def cache(request):
        response = HttpResponse("kept")
        response.shown_page_id = post.pk
        return response

    request = rf.get("/", headers=BROWSER)
    with django_assert_num_queries(0):
        CountViewsMiddleware(cache)(request)

    assert views_of(post) == 1


def test_a_page_that_the_browser_has_already_is_seen_once_more(post):
    reader = visitor()
    first = reader.get(post.get_url())
    again = reader.get(post.get_url(), headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert views_of(post) == 2


NOT_READERS = {
    "a search engine": {"User-Agent": "Mozilla/5.0 (compatible; Examplebot/2.1; +http://e.org)"},
    "a script": {"User-Agent": "python-requests/2.32"},
    "somebody who says nothing": {"User-Agent": ""},
    "a browser without a window": {"User-Agent": "Mozilla/5.0 HeadlessChrome/130.0"},
    "a browser that loads ahead": {"Sec-Purpose": "prefetch;prerender"},
    "an older one that does": {"X-Moz": "prefetch"},
    "a picture of another site": {"Sec-Fetch-Dest": "image"},
}


@pytest.mark.parametrize("headers", NOT_READERS.values(), ids=NOT_READERS.keys())
def test_whoever_is_no_reader_is_not_counted(post, headers):
    assert visitor(**headers).get(post.get_url()).status_code == 200
    assert figures() == {}


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 10; CUBOT X30) AppleWebKit/537.36 Chrome/96.0 Mobile",
        "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; en) Presto/2.12.423 Version/12.16",
    ],
)
def test_people_with_other_browsers_are(post, agent):
    visitor(**{"User-Agent": agent}).get(post.get_url())
    assert views_of(post) == 1


def test_neither_staff_nor_previews_nor_what_is_not_shown_are_counted(admin_client, post):
    staff = visitor()
    staff.cookies = admin_client.cookies
    staff.get(post.get_url())
    staff.get(reverse("wagtailadmin_pages:view_draft", args=[post.pk]))
    visitor().head(post.get_url())
    visitor().get("/no-such-page/")
    post.view_restrictions.create(restriction_type="password", password="open sesame")
    visitor().get(post.get_url())

    assert figures() == {}


def test_a_program_that_calls_itself_a_browser_is_counted_so_often_at_most(rf, post):
    def show(request):
        response = HttpResponse()
        response.shown_page_id = post.pk
        return response

    for _ in range(300):
        CountViewsMiddleware(show)(rf.get("/", headers=BROWSER))

    assert views_of(post) == 200


def test_a_process_writes_after_a_while_and_when_it_ends(post, settings, monkeypatch):
    timers, at_exit = [], []

    class Timer:
        def __init__(self, seconds, function):
            timers.append((seconds, function))

        def start(self):
            assert self.daemon, "It must not keep a process from ending."

    settings.CONTENT_APP_FIGURES = {"write_after_seconds": 7}
    monkeypatch.setattr(counting.threading, "Timer", Timer)
    monkeypatch.setattr(counting.atexit, "register", at_exit.append)
    # The connection of a test holds its transaction.
    monkeypatch.setattr(counting.connections, "close_all", lambda: None)
    process = counting.Counting()
    process.count(Kind.VIEW, post.pk)
    process.count(Kind.VIEW, post.pk)
    (timer,) = timers
    assert timer[0] == 7
    assert views_of(post) == 0

    timer[1]()
    assert views_of(post) == 2
    process.count(Kind.VIEW, post.pk)
    (write,) = at_exit
    write()
    assert views_of(post) == 3
    assert len(timers) == 2


def test_what_cannot_be_written_is_written_the_next_time(post, monkeypatch):
    visitor().get(post.get_url())
    with monkeypatch.context() as broken:

        def fail(*args, **kwargs):
            raise DatabaseError

        broken.setattr(Figure.objects, "get_or_create", fail)
        counting.write()
    visitor().get(post.get_url())

    assert views_of(post) == 2


def test_a_page_that_was_deleted_meanwhile_takes_no_other_along(post):
    other = builders.make_post("Other")
    visitor().get(post.get_url())
    visitor().get(other.get_url())
    post.delete()

    assert figures() == {(Kind.VIEW, other.pk): 1}
    other.delete()
    assert not Figure.objects.exists()


def test_by_night_old_figures_are_deleted(settings):
    settings.CONTENT_APP_FIGURES = settings.CONTENT_APP_FIGURES | {"keep_days": 30}
    today = datetime.now(UTC).date()
    for days in (30, 31):
        Figure.objects.create(day=today - timedelta(days=days), kind=Kind.SEARCH, count=1)

    runner.run_once()

    assert [figure.day for figure in Figure.objects.all()] == [today - timedelta(days=30)]
