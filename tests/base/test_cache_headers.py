"""Shared caches keep what is the same for everybody, and browsers ask each time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse
from django.views.decorators.cache import cache_control

from content_app.base import clock, validity
from content_app.base.cache_headers import CacheHeadersMiddleware
from tests.caching import directives_of, shared_seconds

NOON = datetime(2026, 3, 7, 12, 0, tzinfo=UTC)
FOR_EVERYBODY = {"public", "must-revalidate", "max-age", "s-maxage", "stale-while-revalidate"}


def answer(rf, view, **request):
    return CacheHeadersMiddleware(view)(rf.get("/", **request))


def limited_to(moment):
    def view(request):
        validity.limit(moment)
        return HttpResponse()

    return view


@pytest.fixture(autouse=True)
def no_sources(monkeypatch):
    """The sources of the parts of the site have tests of their own."""
    monkeypatch.setattr(validity, "_sources", [])


@pytest.mark.parametrize(
    ("left", "seconds"),
    [
        (timedelta(seconds=60), 60),
        (timedelta(seconds=1.9), 1),
        (timedelta(seconds=0.9), 0),
        (timedelta(0), 0),
        (timedelta(seconds=-1), 0),
        (timedelta(days=1), 300),
        (None, 300),
    ],
)
def test_it_is_kept_until_it_holds_no_more_and_not_too_long(rf, left, seconds):
    with clock.at(NOON):
        response = answer(rf, limited_to(None if left is None else NOON + left))

    assert shared_seconds(response) == seconds
    assert directives_of(response)["max-age"] == "0"
    assert set(directives_of(response)) == FOR_EVERYBODY


def test_a_host_says_how_long_is_too_long(rf, settings):
    settings.CONTENT_APP_SHARED_CACHE_SECONDS = 7

    assert shared_seconds(answer(rf, limited_to(None))) == 7


def test_what_a_source_changes_next_limits_every_response(rf):
    validity.register(lambda moment: moment + timedelta(seconds=10))
    validity.register(lambda moment: None)

    with clock.at(NOON):
        assert shared_seconds(answer(rf, limited_to(None))) == 10


def test_it_is_asked_before_the_page_is_made(rf):
    """What changes while a page is made may be missing on it."""
    changes = [NOON]

    def view(request):
        changes.clear()
        return HttpResponse()

    validity.register(lambda moment: changes[0] if changes else None)

    with clock.at(NOON):
        assert shared_seconds(answer(rf, view)) == 0


def test_where_a_source_fails_the_page_is_shown_and_not_kept(rf, caplog):
    def failing(moment):
        raise OSError("away")

    validity.register(failing)
    response = answer(rf, limited_to(None))

    assert (response.status_code, shared_seconds(response)) == (200, 0)
    assert "what changes next" in caplog.text


@pytest.mark.parametrize(
    ("status", "is_shared"),
    [(200, True), (301, True), (304, True), (404, True), (410, True), (302, False), (500, False)],
)
def test_what_is_shared(rf, status, is_shared):
    response = answer(rf, lambda request: HttpResponse(status=status))

    assert (shared_seconds(response) is not None) is is_shared


def test_what_was_sent_is_not_kept(rf):
    response = CacheHeadersMiddleware(limited_to(None))(rf.post("/"))

    assert not directives_of(response)


@pytest.mark.parametrize(
    "request_headers", [{"Cookie": "sessionid=abc"}, {"Authorization": "Bearer abc"}]
)
@pytest.mark.parametrize("view", [limited_to(None), cache_control(max_age=60)(limited_to(None))])
def test_what_is_for_one_person_stays_with_them(rf, request_headers, view):
    response = answer(rf, view, headers=request_headers)

    assert directives_of(response).keys() >= {"private", "no-cache"}
    assert shared_seconds(response) is None


def test_nobody_gets_the_cookie_of_somebody_else(rf):
    def view(request):
        response = HttpResponse()
        response.set_cookie("name", "value")
        return response

    assert set(directives_of(answer(rf, view))) == {"private", "no-cache"}


def test_what_a_view_says_stands(rf):
    view = cache_control(no_store=True)(limited_to(None))

    assert set(directives_of(answer(rf, view))) == {"no-store"}
