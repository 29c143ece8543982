"""Readers find an announcement where its plan puts it, from when to when it says, and nowhere else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from content_app.announcements.models import AnnouncementStep
from content_app.announcements.moments import Anchor, Unit
from content_app.base import clock
from content_app.webinars.models import WebinarPage
from content_app.webinars.states import Standing
from tests.builders import (
    make_announced_webinar,
    make_condition,
    make_locale,
    make_post,
    make_site,
    make_upcoming_webinar,
    relate,
    translate,
    unpublish,
)
from tests.reading import read, words_of

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
START = NOW + timedelta(weeks=10)
WEEK, MINUTE, SECOND = timedelta(weeks=1), timedelta(minutes=1), timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter():
    with clock.at(NOW):
        yield


@pytest.fixture
def condition():
    return make_condition("CIDP")


@pytest.fixture
def webinar(condition):
    webinar = make_announced_webinar("Ask us", in_days=70, time_zone="UTC")
    assert webinar.starts_at == START
    relate(webinar, condition)
    return webinar


def publish(webinar, **changes) -> None:
    page = WebinarPage.objects.get(pk=webinar.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def moment(amount: int, unit: Unit, anchor: Anchor) -> dict:
    return {"amount": amount, "unit": unit.value, "anchor": anchor.value}


def banner_at(client, when: datetime, page=None) -> str:
    with clock.at(when):
        banner = read(client, page or make_site().blog).select_one(".ca-announcement")
    return words_of(banner) if banner else ""


def notice_at(client, when: datetime, page) -> str:
    with clock.at(when):
        notice = read(client, page).select_one(".ca-announcement-notice")
    return words_of(notice) if notice else ""


def home_at(client, when: datetime, section="announced") -> str:
    with clock.at(when):
        found = read(client, make_site().home).find("section", attrs={"aria-labelledby": section})
    return words_of(found) if found else ""


def test_the_banner_shows_from_two_weeks_before_until_the_end(client, webinar):
    assert banner_at(client, START - 2 * WEEK - SECOND) == ""
    assert "Ask us" in banner_at(client, START - 2 * WEEK)
    assert "Upcoming webinar" in banner_at(client, START - WEEK)
    assert "Webinar, live now" in banner_at(client, START)
    assert "live now" in banner_at(client, START + timedelta(hours=1) - SECOND)
    assert banner_at(client, START + timedelta(hours=1)) == ""


def test_the_banner_says_when_and_leads_to_the_page(client, webinar):
    with clock.at(START - WEEK):
        banner = read(client, make_site().home).select_one(".ca-announcement")

    assert banner.a["href"] == webinar.get_url()
    assert banner.time["datetime"] == "2027-03-15T12:00:00+00:00"


def test_on_its_own_page_there_is_no_banner(client, webinar):
    assert banner_at(client, START - WEEK, webinar) == ""


def test_its_conditions_announce_it_and_others_do_not(client, webinar, condition):
    other = make_condition("MMN")

    assert notice_at(client, START - 6 * WEEK - SECOND, condition) == ""
    assert "Ask us" in notice_at(client, START - 6 * WEEK, condition)
    assert notice_at(client, START, condition) == ""
    assert notice_at(client, START - 6 * WEEK, other) == ""


def test_the_home_page_shows_the_recording_for_three_weeks(client, webinar):
    over = START + timedelta(hours=1)
    assert home_at(client, over) == ""

    with clock.at(over + 2 * WEEK):
        publish(webinar, recording_url="https://www.youtube.com/watch?v=abcdefghijk")

    assert "Recorded webinar" in home_at(client, over + 2 * WEEK)
    assert "Ask us" in home_at(client, over + 5 * WEEK - SECOND)
    assert home_at(client, over + 5 * WEEK) == ""


def test_the_next_webinar_keeps_its_place_beside_what_is_announced(client, webinar):
    make_upcoming_webinar("Sooner", in_days=63, time_zone="UTC")
    later = START - 2 * WEEK

    assert "Sooner" in home_at(client, later, "next-webinar")
    assert "Ask us" in home_at(client, later)
    assert "Ask us" in home_at(client, START - WEEK + timedelta(hours=1), "next-webinar")
    assert home_at(client, START - WEEK + timedelta(hours=1)) == ""


def test_publishing_again_does_not_announce_the_recording_again(client, webinar):
    over = START + timedelta(hours=1)
    with clock.at(over):
        publish(webinar, recording_url="https://www.youtube.com/watch?v=abcdefghijk")
    with clock.at(over + 2 * WEEK):
        publish(webinar, title="Ask us all")

    assert home_at(client, over + 3 * WEEK) == ""


def test_a_new_time_moves_every_step(client, webinar):
    publish(webinar, starts_at=START + 2 * WEEK, ends_at=None)

    assert banner_at(client, START - WEEK) == ""
    assert "Ask us" in banner_at(client, START)


def test_a_draft_moves_nothing(client, webinar):
    webinar.starts_at += 2 * WEEK
    webinar.ends_at = None
    webinar.save_revision()

    assert "Ask us" in banner_at(client, START - WEEK)


def test_that_it_is_cancelled_is_said_where_it_was_announced(client, webinar):
    publish(webinar, standing=Standing.CANCELLED, notice="The speaker is ill.")

    assert "Cancelled webinar" in banner_at(client, START - WEEK)
    assert banner_at(client, START + timedelta(hours=1)) == ""


def test_no_banner_outlives_its_webinar(client):
    begins = moment(2, Unit.WEEKS, Anchor.BEFORE_START)
    ends = moment(3, Unit.WEEKS, Anchor.AFTER_END)
    plan = [("banner", {"begins": begins, "ends": ends, "is_on": True})]
    make_upcoming_webinar("Ask us", in_days=70, time_zone="UTC", announcement_plan=plan)

    assert "Ask us" in banner_at(client, START + timedelta(hours=1) - SECOND)
    assert banner_at(client, START + timedelta(hours=1)) == ""


def test_a_step_that_is_switched_off_does_nothing(client):
    make_upcoming_webinar(
        in_days=70,
        announcement_plan=[
            (
                "banner",
                {
                    "begins": moment(2, Unit.WEEKS, Anchor.BEFORE_START),
                    "ends": moment(0, Unit.WEEKS, Anchor.AFTER_END),
                    "is_on": False,
                },
            )
        ],
    )

    assert banner_at(client, START - WEEK) == ""


@pytest.mark.parametrize("gone", ["unpublished", "deleted", "private"])
def test_a_webinar_that_is_gone_takes_its_banner_along(client, webinar, gone):
    if gone == "unpublished":
        unpublish(webinar)
    elif gone == "deleted":
        webinar.delete()
    else:
        PageViewRestriction.objects.create(page=webinar.page_ptr, restriction_type="login")

    assert banner_at(client, START - WEEK) == ""


def test_the_latest_announcement_is_the_one_on_the_banner(client, webinar):
    make_announced_webinar("Sooner", in_days=63, time_zone="UTC")

    assert "Sooner" in banner_at(client, START - 2 * WEEK - SECOND)
    assert "Ask us" in banner_at(client, START - 2 * WEEK)
    assert "Sooner" in banner_at(client, START - WEEK)


def test_readers_of_a_language_are_told_in_it(client, webinar):
    make_locale("es")
    translate(webinar, "es", title="Pregúntenos")

    assert "Ask us" in banner_at(client, START - WEEK)


def test_a_post_can_be_announced_from_its_publication_on(client):
    post = make_post(
        "Our new guide",
        announcement_plan=[
            (
                place,
                {
                    "begins": moment(0, Unit.WEEKS, Anchor.AFTER_PUBLICATION),
                    "ends": moment(1, Unit.WEEKS, Anchor.AFTER_PUBLICATION),
                    "is_on": True,
                },
            )
            for place in ("banner", "home")
        ],
    )

    assert "Our new guide" in banner_at(client, NOW)
    with clock.at(NOW + MINUTE):
        announced = read(client, make_site().home).find(
            "section", attrs={"aria-labelledby": "announced"}
        )
    assert announced.a["href"] == post.get_url()
    assert banner_at(client, NOW + WEEK) == ""


def test_other_pages_of_the_site_carry_the_banner_too(client, webinar):
    with clock.at(START - WEEK):
        html = read(client, reverse("content_app:search"))

    assert html.select_one(".ca-announcement")


def test_a_plan_that_lost_a_step_shows_it_no_more(client, webinar):
    publish(webinar, announcement_plan=[])

    assert banner_at(client, START - WEEK) == ""
    assert not AnnouncementStep.objects.exists()
