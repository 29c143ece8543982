"""What has room for an announcement holds until the next one begins or ends there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from content_app.announcements.models import AnnouncementStep
from content_app.announcements.placements import Placement
from content_app.base import clock
from tests import builders
from tests.caching import held_until

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
BEGINS_AT, ENDS_AT = NOW + timedelta(hours=1), NOW + timedelta(hours=2)


@pytest.fixture
def announce():
    def announce(placement: Placement, *, ends_at=ENDS_AT):
        post = builders.make_post("Announced")
        return AnnouncementStep.objects.create(
            page=post.page_ptr,
            key="step",
            placement=placement,
            begins_at=BEGINS_AT,
            ends_at=ends_at,
        )

    return announce


@pytest.mark.parametrize(
    ("moment", "until"), [(NOW, BEGINS_AT), (BEGINS_AT, ENDS_AT), (ENDS_AT, None)]
)
@pytest.mark.parametrize(
    ("placement", "addresses"),
    [
        (Placement.BANNER, ["/", "/blog/"]),
        (Placement.HOME, ["/"]),
        (Placement.CONDITIONS, ["/conditions/cidp/"]),
    ],
)
def test_it_holds_until_the_next_step_there(
    client, settings, announce, placement, addresses, moment, until
):
    announce(placement)
    builders.make_condition("CIDP")

    with clock.at(moment):
        for address in addresses:
            assert held_until(client, address, settings) == until, address


def test_the_feed_holds_until_the_next_one_enters_it(client, settings, announce):
    announce(Placement.FEED, ends_at=None)
    address = reverse("content_app:webinars_rss")

    with clock.at(NOW):
        assert held_until(client, address, settings) == BEGINS_AT
    with clock.at(BEGINS_AT):
        assert held_until(client, address, settings) is None


def test_elsewhere_it_limits_nothing(client, settings, announce):
    announce(Placement.HOME)

    with clock.at(NOW):
        assert held_until(client, "/blog/", settings) is None


def test_what_announces_a_draft_limits_nothing(client, settings, announce):
    builders.unpublish(announce(Placement.BANNER).page)

    with clock.at(NOW):
        assert held_until(client, "/blog/", settings) is None
