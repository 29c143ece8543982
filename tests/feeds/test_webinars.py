"""Who follows the webinars with a feed reader is told when they are announced, and of what becomes of them."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from content_app.base import clock
from content_app.webinars.states import Standing
from tests.builders import make_announced_webinar, make_site, make_upcoming_webinar, unpublish

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
START = NOW + timedelta(weeks=10)
ATOM = "{http://www.w3.org/2005/Atom}"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter():
    with clock.at(NOW):
        yield


def items_at(client, moment: datetime) -> list[ElementTree.Element]:
    with clock.at(moment):
        response = client.get("/feeds/webinars.rss")
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall("channel/item")


def make_talk(title="Ask us", **fields):
    facts = {"in_days": 70, "time_zone": "America/New_York", "summary": "About nerves."}
    return make_announced_webinar(title, **facts | fields)


def test_a_webinar_appears_when_its_plan_says(client):
    webinar = make_talk()

    assert items_at(client, START - timedelta(weeks=6)) == []
    # Six weeks earlier, before clocks change, 8 am in New York is an hour later in UTC.
    (item,) = items_at(client, START - timedelta(weeks=6) + timedelta(hours=1))

    assert item.findtext("title") == "Ask us"
    assert item.findtext("link") == webinar.get_full_url()
    assert item.findtext("pubDate") == "Mon, 01 Feb 2027 13:00:00 +0000"
    assert item.findtext("description") == (
        "Upcoming webinar, registration open. Monday, March 15, 2027, 8:00 am Eastern. About nerves."
    )


def test_its_entry_follows_its_state(client):
    webinar = make_talk()
    assert "live now" in items_at(client, START)[0].findtext("description")

    webinar.standing, webinar.notice = Standing.CANCELLED, "The speaker is ill."
    webinar.save_revision().publish()

    (item,) = items_at(client, START)
    assert item.findtext("description").startswith("Cancelled webinar.")


def test_the_latest_announcement_comes_first(client):
    make_talk("Later", in_days=77)
    make_talk("Sooner", in_days=63)

    titles = [item.findtext("title") for item in items_at(client, START)]

    assert titles == ["Later", "Sooner"]


def test_without_such_a_step_it_is_left_out_and_so_is_what_is_not_public(client):
    make_upcoming_webinar("No plan")
    unpublish(make_talk("Offline"))

    assert items_at(client, START) == []


def test_there_is_the_same_as_atom(client):
    make_talk()
    with clock.at(START):
        feed = ElementTree.fromstring(client.get("/feeds/webinars.atom").content)

    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Ask us"
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href") == (
        make_site().webinars.get_full_url()
    )
