"""A picture that nobody described is passed over; its title may be no more than the name of a file."""

import pytest

from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def undescribed():
    image = builders.make_image("IMG_2041.jpeg")
    image.description = ""
    image.save()
    return image


def on_a_condition(image):
    return builders.make_condition(lead_image=image)


def on_the_home_page(image):
    home = builders.make_site().home
    home.lead_image = image
    home.save_revision().publish()
    return home


def in_a_callout(image):
    page = builders.make_standard_page()
    builders.make_callout(on=[page], image=image)
    return page


PLACES = [on_a_condition, on_the_home_page, in_a_callout]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_who_cannot_see_it_hears_no_name_of_a_file(client, undescribed, place):
    page = read(client, place(undescribed))

    assert [image["alt"] for image in page.select("main img")] == [""]
    assert "IMG_2041" not in str(page)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_who_cannot_see_one_with_a_description_hears_that(client, place):
    page = read(client, place(builders.make_image("A nerve")))

    assert [image["alt"] for image in page.select("main img")] == ["A nerve, drawn"]
