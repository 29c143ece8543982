"""The calendar says when a page's medical review is due again."""

from datetime import date

import pytest
from wagtail.models import Site

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.editing import edit_url
from tests.reading import links_of, read
from tests.scheduling.planning import NOW, cell, items_in, month, plan, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


@pytest.mark.parametrize("make", [builders.make_condition, builders.make_post])
def test_a_year_after_the_last_one(make):
    reviewed = make("CIDP", reviewed_on=date(2089, 5, 12))

    day = cell(month(staff()), "2090-05-12")

    assert items_in(day) == ["Review “CIDP” again"]
    assert links_of(day) == {"Review “CIDP” again": edit_url(reviewed)}


def test_it_is_overdue_from_the_day_after():
    for day in (9, 10):
        builders.make_condition(f"Of the {day}th", reviewed_on=date(2089, 5, day))

    page = month(staff())

    assert items_in(cell(page, "2090-05-09")) == ["Review “Of the 9th” again Overdue"]
    assert items_in(cell(page, "2090-05-10")) == ["Review “Of the 10th” again"]


def test_the_site_settings_say_after_how_many_months():
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.review_after_months = 6
    settings.save()
    builders.make_condition("CIDP", reviewed_on=date(2089, 11, 12))

    assert items_in(cell(month(staff()), "2090-05-12")) == ["Review “CIDP” again"]


def test_neither_a_draft_nor_an_alias_is_due():
    builders.make_condition("Draft", reviewed_on=date(2089, 5, 12), publish=False)
    page = builders.make_condition("CIDP", reviewed_on=date(2089, 5, 12))
    page.create_alias(update_slug="cidp-too")

    assert items_in(month(staff())) == ["Review “CIDP” again"]


def test_what_was_missed_long_ago_is_told_wherever_one_looks():
    builders.make_condition("Missed", reviewed_on=date(2085, 3, 2))
    builders.make_condition("Too", reviewed_on=date(2089, 5, 9))
    builders.make_condition("Of today", reviewed_on=date(2089, 5, 10))
    client = staff()

    for page in (month(client), plan(client, **{"from": "2090-08-01"})):
        ((words, address),) = links_of(page.select_one(".content-app-calendar__overdue")).items()
        assert words == "2 medical reviews are overdue, the oldest since March 2, 2086"
        missed, *_others = items_in(read(client, address))
        assert missed == "Review “Missed” again Overdue"


@pytest.mark.parametrize("query", [{}, {"kind": "webinar"}])
def test_there_is_no_such_line_where_nothing_is_overdue_or_nobody_asked(query):
    reviewed_on = date(2085, 3, 2) if query else date(2089, 5, 10)
    builders.make_condition(reviewed_on=reviewed_on)

    assert month(staff(), **query).select(".content-app-calendar__overdue") == []
