"""The admin's calendar shows when announcements begin and end."""

import pytest

from content_app.base import clock
from tests.builders import make_announced_webinar, unpublish
from tests.scheduling.planning import NOW, cell, items_in, may, month, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


def make_talk():
    """In New York it is 11 in the morning when it is 3 in the afternoon in UTC."""
    return make_announced_webinar("Ask us", starts_at=may(26, 15), ends_at=may(26, 16))


def test_a_banner_is_there_on_the_day_on_which_it_begins_and_on_the_day_on_which_it_ends():
    make_talk()

    page = month(staff())

    assert "3 p.m. “Ask us” begins: Banner on every page" in items_in(cell(page, "2090-05-12"))
    assert "3 p.m. “Ask us” ends: Pages of its conditions" in items_in(cell(page, "2090-05-26"))


def test_of_a_page_that_was_taken_offline_it_says_so():
    unpublish(make_talk())

    (item,) = [text for text in items_in(cell(month(staff()), "2090-05-12")) if "Banner" in text]

    assert item.endswith("The page is not public.")
