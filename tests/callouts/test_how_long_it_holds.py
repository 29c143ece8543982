"""What depends on the day holds until midnight of the site, also where no callout shows yet."""

from datetime import UTC, date, datetime

import pytest

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.caching import held_until

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
MIDNIGHT_IN_NEW_YORK = datetime(2026, 6, 11, 4, 0, tzinfo=UTC)
TOMORROW = date(2026, 6, 11)


def beside_the_text(**dates):
    page = builders.make_standard_page()
    builders.make_callout(on=[page], **dates)
    return page.get_url()


def in_the_text(**dates):
    block = ("callout", {"callout": builders.make_callout(**dates)})
    return builders.make_standard_page(body=[block]).get_url()


def in_the_api(**dates):
    builders.make_callout(**dates)
    return "/api/v2/callouts/"


PLACES = [beside_the_text, in_the_text, in_the_api]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("dates", [{}, {"show_from": TOMORROW}], ids=["showing", "not yet"])
def test_it_holds_until_midnight(client, settings, place, dates):
    address = place(**dates)

    with clock.at(NOON):
        assert held_until(client, address, settings) == MIDNIGHT_IN_NEW_YORK


def test_midnight_is_that_of_the_site(client, settings):
    address = beside_the_text()
    site_settings = SiteSettings.for_site(builders.make_site().home.get_site())
    site_settings.default_time_zone = "Asia/Tokyo"
    site_settings.save()

    with clock.at(NOON):
        assert held_until(client, address, settings) == datetime(2026, 6, 10, 15, 0, tzinfo=UTC)
