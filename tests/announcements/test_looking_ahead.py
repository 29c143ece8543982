"""An editor looks at a page as of the moment of each step, before anybody else does."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.base import clock
from content_app.editorial.roles import WEBINAR_EDITORS
from tests.builders import make_announced_webinar, make_user
from tests.editing import edit_url
from tests.reading import words_of

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_user(WEBINAR_EDITORS))
    with clock.at(NOW):
        yield client


@pytest.fixture
def draft(editor):
    return make_announced_webinar("Ask us", in_days=70, time_zone="America/New_York", publish=False)


def parsed(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def seen(editor, page, moment: str, mode="as_of") -> BeautifulSoup:
    """`moment` on the clocks of the page's own zone."""
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    return parsed(editor.get(address, {"mode": mode, "moment": moment}))


def test_each_step_leads_to_the_page_as_of_its_moment(editor, draft):
    entries = parsed(editor.get(edit_url(draft))).select(".content-app-timeline__entries li")
    banner = next(entry for entry in entries if "Banner on every page" in words_of(entry))

    page = parsed(editor.get(banner.a["href"]))

    assert "Announced at that time:" in words_of(page.select_one(".ca-announced-then"))
    assert words_of(page.select_one(".ca-announcement__title")) == "Ask us"


def test_before_its_first_step_it_is_announced_nowhere(editor, draft):
    page = seen(editor, draft, "2027-01-05T12:00")

    assert "It is announced nowhere at that time." in words_of(page)
    assert not page.select(".ca-announcement")


def test_the_places_of_a_moment_are_named(editor, draft):
    page = seen(editor, draft, "2027-03-15T08:30")

    assert "Webinar, live now" in words_of(page.main)
    places = [words_of(place) for place in page.select(".ca-announced-then strong")]
    assert places == ["News feed", "Home page", "Banner on every page"]


def test_a_preview_as_of_now_shows_the_page_alone(editor, draft):
    page = seen(editor, draft, "", mode="")

    assert not page.select(".ca-announced-then, .ca-announcement")


def test_a_step_in_the_middle_of_a_minute_has_begun_when_it_is_looked_at(editor):
    with clock.at(NOW + timedelta(seconds=30)):
        webinar = make_announced_webinar("Late", starts_at=NOW + timedelta(weeks=1))

    entries = parsed(editor.get(edit_url(webinar))).select(".content-app-timeline__entries li")
    banner = next(entry for entry in entries if "Banner on every page" in words_of(entry))

    assert parsed(editor.get(banner.a["href"])).select(".ca-announcement")


def timeline(editor, page) -> list[str]:
    entries = parsed(editor.get(edit_url(page))).select(".content-app-timeline__entries li")
    return [words_of(entry.strong) for entry in entries]


def test_what_would_end_before_the_page_is_there_is_left_out(editor):
    draft = make_announced_webinar("Ask us", in_days=-20, publish=False)

    assert timeline(editor, draft) == [
        "The page goes online",
        "It begins",
        "It ends",
        "News feed",
        "Home page",
        "Pages of its conditions",
    ]


def test_what_happened_while_the_page_was_there_stays(editor):
    webinar = make_announced_webinar("Ask us", in_days=1)
    webinar.first_published_at = NOW - timedelta(days=60)
    webinar.save()
    webinar.save_revision()

    with clock.at(NOW + timedelta(days=30)):
        assert timeline(editor, webinar).count("Banner on every page") == 2
