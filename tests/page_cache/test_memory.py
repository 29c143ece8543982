"""What every page needs is asked of the database once, until something changes."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import PageViewRestriction

from content_app.announcements.models import AnnouncementStep
from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from tests import builders
from tests.page_cache.kept_pages import with_a_session
from tests.reading import read, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
ANNOUNCED = "Ask us"


@pytest.fixture(autouse=True)
def winter():
    with clock.at(NOW):
        yield


@pytest.fixture
def reader():
    """Nothing is answered from the page cache."""
    return with_a_session()


@pytest.fixture
def page():
    return builders.make_post("Balance")


def is_announced(reader, page) -> bool:
    return ANNOUNCED in words_of(read(reader, page).select_one(".ca-announcement"))


@pytest.fixture
def webinar(page):
    return builders.make_announced_webinar(ANNOUNCED, in_days=1, time_zone="UTC")


def questions_about(table: str, captured) -> int:
    return sum(f'FROM "{table}"' in query["sql"] for query in captured)


@pytest.mark.parametrize(
    "table",
    ["content_app_announcementstep", "content_app_sitesettings", "wagtailcore_site"],
)
def test_each_is_asked_once(reader, page, webinar, table, django_assert_max_num_queries):
    assert is_announced(reader, page)

    with django_assert_max_num_queries(20) as captured:
        assert is_announced(reader, page)

    assert questions_about(table, captured) == 0


def test_the_language_of_a_search_is_asked_once(reader, page, django_assert_max_num_queries):
    read(reader, "/search/?query=balance")

    with django_assert_max_num_queries(20) as captured:
        read(reader, "/search/?query=balance")

    assert questions_about("wagtailcore_locale", captured) == 0


def test_an_announcement_begins_and_ends_by_the_clock(reader, page, webinar):
    steps = AnnouncementStep.objects.filter(placement="banner")
    begins_at, ends_at = steps.earliest("begins_at").begins_at, steps.latest("ends_at").ends_at
    for moment, expected in [
        (begins_at - timedelta(minutes=1), False),
        (begins_at, True),
        (ends_at - timedelta(minutes=1), True),
        (ends_at, False),
        # A request that began earlier and took longer.
        (begins_at, True),
    ]:
        with clock.at(moment):
            assert is_announced(reader, page) is expected, moment


def test_readers_do_not_go_by_what_a_preview_asked_of_another_time(
    reader, page, webinar, django_assert_max_num_queries
):
    condition = builders.make_condition("Numb feet")
    with clock.at(NOW + timedelta(days=30)):
        condition.make_preview_request()
    assert is_announced(reader, page)

    with django_assert_max_num_queries(20) as captured:
        assert is_announced(reader, page)

    assert questions_about("content_app_announcementstep", captured) == 0


def test_what_is_published_is_announced_at_once(reader, page, django_capture_on_commit_callbacks):
    assert not is_announced(reader, page)

    with django_capture_on_commit_callbacks(execute=True):
        builders.make_announced_webinar(ANNOUNCED, in_days=1, time_zone="UTC")

    assert is_announced(reader, page)


def test_what_is_taken_offline_is_announced_no_more(
    reader, page, webinar, django_capture_on_commit_callbacks
):
    assert is_announced(reader, page)

    with django_capture_on_commit_callbacks(execute=True):
        builders.unpublish(webinar)

    assert not is_announced(reader, page)


def test_what_is_made_private_is_found_no_more(reader, page, django_capture_on_commit_callbacks):
    assert "Balance" in words_of(read(reader, "/search/?query=balance").main)

    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")

    html = read(reader, "/search/?query=balance")
    assert html.main.find("a", href=page.url) is None


def test_settings_show_at_once(reader, page, django_capture_on_commit_callbacks):
    read(reader, page)

    with django_capture_on_commit_callbacks(execute=True):
        settings = SiteSettings.objects.get()
        settings.organisation_name = "Example Foundation"
        settings.save()

    assert "Example Foundation" in words_of(read(reader, page))


def test_what_somebody_does_to_the_settings_stays_theirs(page):
    site = page.get_site()
    SiteSettings.for_site(site).organisation_name = "Not saved"

    assert SiteSettings.for_site(site).organisation_name != "Not saved"
