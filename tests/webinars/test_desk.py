"""The webinar desk: in which state each webinar is, what happens next, and what is missing."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content_app.base import clock
from content_app.editorial.roles import WEBINAR_EDITORS
from content_app.people.models import Credit, CreditRole
from content_app.webinars.states import Standing
from tests.builders import (
    make_announced_webinar,
    make_date_only_webinar,
    make_image,
    make_past_webinar,
    make_person,
    make_upcoming_webinar,
    make_user,
    make_webinar,
)
from tests.reading import words_of

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    """The rows of the desk by title, each with what its columns say."""
    client.force_login(make_user(WEBINAR_EDITORS))

    def read(**chosen) -> dict[str, dict[str, str]]:
        response = client.get(reverse("webinars:index"), chosen)
        assert response.status_code == 200
        table = BeautifulSoup(response.content, "html.parser").select_one("table.listing")
        if table is None:
            return {}
        names = [words_of(cell) for cell in table.select("thead th")]
        rows = [row.select("td") for row in table.select("tbody tr")]
        return {
            words_of(cells[1].select_one("a")): dict(zip(names, map(words_of, cells), strict=True))
            for cells in rows
        }

    with clock.at(NOW):
        yield read


def speaker(**fields) -> list[Credit]:
    person = make_person(**{"name": "Ada Example", "photo": make_image()} | fields)
    return [Credit(person=person, role=CreditRole.SPEAKER)]


def test_the_latest_date_comes_first_and_what_has_none_before_it(desk):
    make_date_only_webinar("Long ago")
    make_upcoming_webinar("Soon")
    make_webinar("Some day")

    assert list(desk()) == ["Some day", "Soon", "Long ago"]


def test_the_state_and_the_next_step_are_said(desk):
    make_announced_webinar("Ask us", in_days=70, time_zone="UTC")

    row = desk()["Ask us"]

    assert row["State"] == "Upcoming webinar, registration open"
    # 15 March at noon; six weeks earlier is 1 February.
    assert row["Next step"] in {
        "News feed, 02/01/2027 noon",
        "Pages of its conditions, 02/01/2027 noon",
    }


def test_of_a_draft_the_next_step_is_its_publication(desk):
    draft = make_announced_webinar("Ask us", in_days=70, publish=False)
    revision = draft.get_latest_revision()
    revision.approved_go_live_at = NOW + timedelta(days=7)
    revision.save()

    assert desk()["Ask us"]["Next step"] == "Goes online, 01/11/2027 noon"


def test_where_nothing_is_planned_nothing_is_said(desk):
    make_upcoming_webinar("Ask us")

    assert desk()["Ask us"]["Next step"] == ""


def test_what_is_missing_is_named(desk):
    make_upcoming_webinar("Complete", summary="About nerves.", credits=speaker())
    make_upcoming_webinar("Bare", registration_url="")
    make_upcoming_webinar("No photo", summary="Nerves.", credits=speaker(photo=None))
    make_upcoming_webinar("No profile", summary="Nerves.", credits=speaker(publish=False))
    make_webinar("No date", summary="Nerves.", credits=speaker(), registration_url="https://e.org")
    make_past_webinar("Held", summary="Nerves.", credits=speaker(), recording_url="")
    make_past_webinar("Recorded", summary="Nerves.", credits=speaker())
    make_past_webinar("Put off", standing=Standing.POSTPONED, notice="The speaker is ill.")

    missing = {title: row["Missing"] for title, row in desk().items()}

    assert missing == {
        "Complete": "",
        "Bare": "summary, speaker, address for registration",
        "No photo": "photo of Ada Example",
        "No profile": "published profile of Ada Example",
        "No date": "date",
        "Held": "recording",
        "Recorded": "transcript",
        "Put off": "new date",
    }


@pytest.mark.parametrize(
    ("when", "titles"),
    [
        ("upcoming", ["Soon"]),
        ("past", ["Held"]),
        ("undated", ["Some day"]),
        ("nonsense", ["Some day", "Soon", "Held"]),
    ],
)
def test_it_can_be_narrowed_down_by_time(desk, when, titles):
    make_past_webinar("Held")
    make_upcoming_webinar("Soon")
    make_webinar("Some day")

    assert list(desk(when=when)) == titles


def test_more_webinars_cost_no_more_queries(desk):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            desk()
        return len(captured)

    make_announced_webinar("One", credits=speaker())
    queries()
    few = queries()
    for number in range(10):
        make_announced_webinar(f"More {number}", credits=speaker())

    assert queries() == few
