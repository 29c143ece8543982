"""The organisation's logo, at the head of every page."""

import pytest
from wagtail.models import Site

from content_app.base.site_settings import SiteSettings
from tests.builders import make_image, make_site
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def brand(client):
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.organisation_name = "Example Foundation"
    settings.logo = make_image("logo_final_2", size=(960, 240))
    settings.save()
    return read(client, make_site().home).select_one("header .site-brand")


def test_browsers_take_the_smallest_form_that_they_know(brand):
    assert [source["type"] for source in brand.select("source")] == ["image/avif", "image/webp"]
    # Unlike JPEG, it keeps what is transparent.
    assert brand.img["src"].endswith(".png")


def test_it_has_room_before_it_arrives_and_the_name_for_who_cannot_see_it(brand):
    assert (brand.img["width"], brand.img["height"]) == ("480", "120")
    assert brand.img["alt"] == "Example Foundation"
