"""Every response holds until the next step of any plan begins or ends."""

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


@pytest.fixture(autouse=True)
def step() -> AnnouncementStep:
    post = builders.make_post()
    return AnnouncementStep.objects.create(
        page=post.page_ptr,
        key="step",
        placement=Placement.BANNER,
        begins_at=BEGINS_AT,
        ends_at=ENDS_AT,
    )


@pytest.mark.parametrize(
    ("moment", "until"), [(NOW, BEGINS_AT), (BEGINS_AT, ENDS_AT), (ENDS_AT, None)]
)
def test_it_holds_until_the_next_step(client, settings, moment, until):
    addresses = ["/", "/no-such-page/", "/blog/", reverse("content_app:search")]

    with clock.at(moment):
        assert [held_until(client, address, settings) for address in addresses] == [until] * 4


def test_a_step_without_an_end_begins_all_the_same(client, settings, step):
    AnnouncementStep.objects.update(ends_at=None, placement=Placement.FEED)

    with clock.at(NOW):
        assert held_until(client, reverse("content_app:webinars_rss"), settings) == BEGINS_AT
