"""An editor sees a webinar's page as readers will find it at each stage."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from content_app.base import clock
from content_app.webinars.models import WebinarPage
from tests.builders import make_past_webinar, make_webinar
from tests.reading import words_of

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


def kind_shown(webinar, stage: str) -> str:
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    response = WebinarPage.objects.get(pk=webinar.pk).make_preview_request(request, stage)
    assert response.status_code == 200
    return words_of(BeautifulSoup(response.content, "html.parser").select_one(".ca-kind"))


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        ("", "Upcoming webinar, registration open"),
        ("before", "Upcoming webinar, registration open"),
        ("starting_soon", "Webinar starting soon"),
        ("live", "Webinar, live now"),
        ("awaiting_recording", "Past webinar, recording follows"),
        ("afterwards", "Past webinar"),
        ("postponed", "Postponed webinar"),
        ("cancelled", "Cancelled webinar"),
        ("no-such-stage", "Upcoming webinar, registration open"),
    ],
)
@pytest.mark.parametrize("hour", [None, NOW + timedelta(days=9)], ids=["undated", "dated"])
def test_a_draft_can_be_seen_at_each_stage(stage, kind, hour):
    draft = make_webinar(
        starts_at=hour, registration_url="https://example.org/register", publish=False
    )

    assert kind_shown(draft, stage) == kind


def test_what_has_been_can_be_seen_as_it_was():
    webinar = make_past_webinar()

    assert kind_shown(webinar, "") == "Recorded webinar"
    assert kind_shown(webinar, "live") == "Webinar, live now"
    assert kind_shown(webinar, "awaiting_recording") == "Past webinar, recording follows"
    assert kind_shown(webinar, "afterwards") == "Recorded webinar"


def test_of_a_day_without_an_hour_the_end_can_be_seen():
    webinar = make_webinar(held_on=date(2026, 6, 1))

    assert kind_shown(webinar, "") == "Upcoming webinar"
    assert kind_shown(webinar, "afterwards") == "Past webinar"


def test_looking_changes_nothing():
    draft = make_webinar(publish=False)

    kind_shown(draft, "live")

    assert (clock.now(), WebinarPage.objects.get().live) == (NOW, False)
