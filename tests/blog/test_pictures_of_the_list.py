"""The picture that readers see first is not put off; those further down are."""

from datetime import date

import pytest

from tests.builders import make_image, make_post, make_site
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts():
    """Newest first: one without a picture, and two with one."""
    for day, image in ((5, None), (4, make_image("Two")), (3, make_image("Three"))):
        make_post(f"Post of the {day}th", date=date(2026, 3, day), lead_image=image, body=[])


def urgent_on(page) -> list[str]:
    """The titles of the teasers whose picture is loaded at once; each of the others waits."""
    urgent = []
    for teaser in page.select("main article:has(img)"):
        image = teaser.img
        if image["loading"] == "eager":
            assert image["fetchpriority"] == "high"
            urgent.append(words_of(teaser.select_one(".ca-teaser__title")))
        else:
            assert image["loading"] == "lazy"
            assert not image.has_attr("fetchpriority")
    return urgent


def test_the_first_picture_of_the_list_is_not_put_off(client, posts):
    assert urgent_on(read(client, make_site().blog)) == ["Post of the 4th"]


def test_below_a_picture_of_the_list_itself_all_wait(client, posts):
    blog = make_site().blog
    blog.lead_image = make_image("The blog")
    blog.save_revision().publish()

    page = read(client, blog)

    assert urgent_on(page) == []
    assert page.select_one(".ca-page-header img")["fetchpriority"] == "high"


def test_pictures_at_the_end_of_another_page_wait(client, posts):
    page = read(client, make_site().home)

    assert page.select("main article img")
    assert urgent_on(page) == []
