"""Whatever shows a webinar holds until that webinar shows otherwise, or is not shown there any more."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from django.urls import reverse

from content_app.base import clock
from content_app.webinars.calendars import KEPT_AFTERWARDS
from content_app.webinars.models import WebinarPage
from content_app.webinars.states import RECORDING_EXPECTED_FOR, STARTING_SOON_FROM, Standing
from tests import builders
from tests.builders import make_site, make_webinar, relate
from tests.caching import held_until as how_long

pytestmark = pytest.mark.django_db

STARTS_AT = datetime(2026, 6, 10, 18, 0, tzinfo=UTC)
ENDS_AT = STARTS_AT + timedelta(hours=1)
SOON_AT = STARTS_AT - STARTING_SOON_FROM
DAY_BEFORE = STARTS_AT - timedelta(days=1)
make_talk = partial(make_webinar, starts_at=STARTS_AT, ends_at=ENDS_AT)


@pytest.fixture
def held_until(client, settings):
    def ask(target, moment) -> datetime | None:
        with clock.at(moment):
            return how_long(client, target, settings)

    return ask


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (DAY_BEFORE, SOON_AT),
        (SOON_AT, STARTS_AT),
        (STARTS_AT, ENDS_AT),
        (ENDS_AT, ENDS_AT + RECORDING_EXPECTED_FOR),
        (ENDS_AT + RECORDING_EXPECTED_FOR, None),
    ],
)
def test_its_page_holds_until_the_next_state(held_until, moment, until):
    assert held_until(make_talk(), moment) == until


@pytest.mark.parametrize("standing", [Standing.POSTPONED, Standing.CANCELLED])
def test_no_clock_changes_what_was_called_off(held_until, standing):
    talk = make_talk(standing=standing, notice="The speaker is ill.")

    assert held_until(talk, DAY_BEFORE) is None


@pytest.mark.parametrize("place", ["home", "list", "api", "related page"])
def test_so_does_every_place_that_tells_its_state(held_until, place):
    talk = make_talk("Balance")
    addresses = {
        "home": make_site().home.get_url,
        "list": make_site().webinars.get_url,
        "api": lambda: f"/api/v2/pages/?type=content_app.WebinarPage&fields=state&id={talk.pk}",
        "related page": lambda: relate(builders.make_condition(), talk).get_url(),
    }

    assert held_until(addresses[place](), DAY_BEFORE) == SOON_AT


def test_a_list_holds_until_the_cancelled_one_leaves_it(held_until):
    make_talk(standing=Standing.CANCELLED, notice="The speaker is ill.")

    assert held_until(make_site().webinars, DAY_BEFORE) == ENDS_AT
    assert held_until(make_site().webinars, ENDS_AT) is None


def test_a_list_of_what_has_no_date_holds_for_ever(held_until):
    make_webinar()

    assert held_until(make_site().webinars, DAY_BEFORE) is None


def test_the_day_of_an_old_one_ends_at_midnight_of_its_zone(held_until):
    talk = make_webinar(held_on=date(2026, 6, 10), time_zone="America/New_York")

    assert held_until(talk, DAY_BEFORE) == datetime(2026, 6, 11, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize("moment", [DAY_BEFORE, ENDS_AT])
def test_calendars_hold_until_the_first_leaves_them(held_until, moment):
    talk = make_talk()
    make_talk("A later one", starts_at=STARTS_AT + timedelta(days=9), ends_at=None)
    condition = relate(builders.make_condition(), talk)

    for address in (
        reverse("content_app:webinars_calendar"),
        reverse("content_app:webinars_about_calendar", args=[condition.translation_key]),
    ):
        assert held_until(address, moment) == ENDS_AT + KEPT_AFTERWARDS


def test_the_file_of_one_webinar_never_loses_it(held_until):
    key = make_talk().translation_key

    assert held_until(reverse("content_app:webinar_calendar_file", args=[key]), ENDS_AT) is None


def test_a_draft_limits_nothing(held_until):
    make_talk(publish=False)

    assert held_until(make_site().webinars, DAY_BEFORE) is None
    assert not WebinarPage.objects.filter(live=True).exists()
