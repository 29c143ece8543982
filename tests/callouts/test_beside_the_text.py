"""A page shows the callout that is placed on it, or a fitting one by relation."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.reading import links_of, read, words_of

pytestmark = pytest.mark.django_db

NOON_IN_NEW_YORK = datetime(2026, 6, 10, 16, 0, tzinfo=UTC)
DAY = date(2026, 6, 10)


@pytest.fixture
def condition():
    return builders.make_condition("Anti-MAG")


def shown(client, page, moment=NOON_IN_NEW_YORK) -> list[str]:
    """The titles of the callouts that a reader sees on a page."""
    with clock.at(moment):
        return [words_of(title) for title in read(client, page).select(".ca-callout__title")]


def test_it_shows_on_the_pages_on_which_it_is_placed(client, condition):
    other = builders.make_condition("CIDP")
    builders.make_callout("Nerves grow", on=[condition])

    assert shown(client, condition) == ["Nerves grow"]
    assert shown(client, other) == []


def test_a_related_page_without_one_shows_it_too(client, condition):
    post = builders.relate(builders.make_post(), condition)
    builders.make_callout("Nerves grow", on=[condition])

    assert shown(client, post) == ["Nerves grow"]


def test_its_own_comes_before_one_by_relation(client, condition):
    post = builders.relate(builders.make_post(), condition)
    builders.make_callout("Nerves grow", on=[condition])
    builders.make_callout("Balance can be trained", on=[post])

    assert shown(client, post) == ["Balance can be trained"]


def test_one_placed_on_a_related_draft_is_not_shown(client, condition):
    post = builders.relate(builders.make_post(), condition)
    builders.make_callout("Nerves grow", on=[condition])
    builders.unpublish(condition)

    assert shown(client, post) == []


def test_a_draft_is_not_shown(client, condition):
    builders.make_callout(on=[condition], publish=False)

    assert shown(client, condition) == []


def test_one_that_was_unpublished_is_not_shown(client, condition):
    builders.unpublish(builders.make_callout(on=[condition]))

    assert shown(client, condition) == []


@pytest.mark.parametrize(
    ("show_from", "show_until", "is_shown"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (DAY, None, True),
        (None, DAY, True),
        (DAY + timedelta(days=1), None, False),
        (None, DAY - timedelta(days=1), False),
    ],
)
def test_it_shows_between_its_dates_both_included(
    client, condition, show_from, show_until, is_shown
):
    builders.make_callout(on=[condition], show_from=show_from, show_until=show_until)

    assert bool(shown(client, condition)) is is_shown


@pytest.mark.parametrize(
    ("time_zone", "midnight"),
    [
        ("America/New_York", datetime(2026, 6, 11, 4, 0, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 6, 10, 15, 0, tzinfo=UTC)),
    ],
)
def test_its_last_day_ends_at_midnight_of_the_site(client, condition, time_zone, midnight):
    settings = SiteSettings.for_site(condition.get_site())
    settings.default_time_zone = time_zone
    settings.save()
    builders.make_callout("Today only", on=[condition], show_until=DAY)

    assert shown(client, condition, midnight - timedelta(seconds=1)) == ["Today only"]
    assert shown(client, condition, midnight) == []


def test_among_several_it_is_the_same_one_all_day_for_everyone(client, condition):
    for number in range(5):
        builders.make_callout(f"Fact {number}", on=[condition])
    morning = datetime(2026, 6, 10, 4, 0, tzinfo=UTC)

    seen = {str(shown(client, condition, morning + timedelta(hours=h))) for h in range(0, 24, 6)}

    assert len(seen) == 1


def test_it_changes_from_day_to_day(client, condition):
    for number in range(5):
        builders.make_callout(f"Fact {number}", on=[condition])

    days = [shown(client, condition, NOON_IN_NEW_YORK + timedelta(days=d)) for d in range(10)]

    assert all(len(titles) == 1 for titles in days)
    assert len({titles[0] for titles in days}) > 1


def test_one_in_the_text_suppresses_the_one_beside_it(client):
    in_text = builders.make_callout("In the text")
    page = builders.make_standard_page(body=[("callout", {"callout": in_text})])
    builders.make_callout("Beside the text", on=[page])

    assert shown(client, page) == ["In the text"]


def test_one_in_a_section_of_a_condition_does_so_too(client):
    in_text = builders.make_callout("In the text")
    page = builders.make_condition(
        sections=[("overview", {"body": [("callout", {"callout": in_text})]})]
    )
    builders.make_callout("Beside the text", on=[page])

    assert shown(client, page) == ["In the text"]


def test_a_translated_page_shows_those_of_its_language(client, condition):
    builders.make_callout("Nerves grow", on=[condition])
    spanish = builders.translate(condition)

    assert shown(client, spanish) == []
    builders.make_callout("Los nervios crecen", on=[spanish], locale=spanish.locale)
    assert shown(client, spanish) == ["Los nervios crecen"]
    assert shown(client, condition) == ["Nerves grow"]


def test_it_says_where_it_is_from_and_leads_on(client, condition):
    target = builders.make_post("Exercise")
    builders.make_callout(
        "Nerves grow", on=[condition], source="A textbook", link_page=target.page_ptr
    )

    with clock.at(NOON_IN_NEW_YORK):
        callout = read(client, condition).select_one(".ca-callout")

    assert "Source: A textbook" in words_of(callout)
    assert links_of(callout) == {"Read more about Nerves grow": target.get_url()}


def test_it_leads_nowhere_once_its_page_is_withdrawn(client, condition):
    target = builders.make_post("Exercise")
    builders.make_callout("Nerves grow", on=[condition], link_page=target.page_ptr)
    builders.unpublish(target)

    assert shown(client, condition) == ["Nerves grow"]
    assert not read(client, condition).select(".ca-callout a")
