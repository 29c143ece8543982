"""An editor looks at a page as of any moment, before or after readers do."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from content_app.editorial.roles import MEDICAL_REVIEWERS, WEBINAR_EDITORS, WRITERS
from tests.builders import (
    make_callout,
    make_condition,
    make_post,
    make_site,
    make_upcoming_webinar,
    make_user,
    make_webinar,
)
from tests.editing import edit_url, open_form
from tests.reading import words_of

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
START = datetime(2027, 3, 10, 0, 0, tzinfo=UTC)  # in New York 7 p.m. of the day before

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


@pytest.fixture
def webinar():
    return make_webinar(starts_at=START, publish=False)


def draft_url(page) -> str:
    return reverse("wagtailadmin_pages:view_draft", args=[page.pk])


def see(client, page, moment: str | None = None):
    """The preview as of `moment`, a wall time; without one, as it is when the editor chooses the mode."""
    query = {"mode": "as_of"} | ({"moment": moment} if moment is not None else {})
    response = client.get(draft_url(page), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def kind_on(preview) -> str:
    return words_of(preview.select_one(".ca-kind"))


def moment_in(preview) -> str:
    return preview.select_one("form input[name=moment]")["value"]


@pytest.mark.parametrize(
    ("moment", "kind"),
    [
        ("2027-03-09T18:00", "Upcoming webinar"),
        ("2027-03-09T18:30", "Webinar starting soon"),
        ("2027-03-09T19:00", "Webinar, live now"),
        ("2027-03-09 20:00:00", "Past webinar, recording follows"),
        ("2027-09-01T12:00", "Past webinar"),
    ],
)
def test_a_webinar_is_seen_as_of_any_time_in_its_own_zone(admin_client, webinar, moment, kind):
    assert kind_on(see(admin_client, webinar, moment)) == kind


def test_it_begins_with_now(admin_client, webinar):
    preview = see(admin_client, webinar)

    assert moment_in(preview) == "2027-03-01T07:00"
    assert "clocks in New York" in words_of(preview.select_one(".ca-as-of"))


def test_the_time_is_kept_while_the_preview_is_loaded_again(admin_client, webinar):
    see(admin_client, webinar, "2027-03-09T19:00")

    again = see(admin_client, webinar)

    assert (moment_in(again), kind_on(again)) == ("2027-03-09T19:00", "Webinar, live now")


def test_of_an_hour_that_clocks_show_twice_the_first_is_shown(admin_client, webinar):
    preview = see(admin_client, webinar, "2027-11-07T01:30")

    assert not preview.select(".ca-errors")
    assert moment_in(preview) == "2027-11-07T01:30"


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        ("9999-12-31T23:59", "Check the year: this is not a date of our time."),
        ("0001-01-01T00:00", "Check the year: this is not a date of our time."),
        ("2027-03-14T02:30", "This time does not exist in America/New York"),
        ("2027-02-30T10:00", "Give a date and a time, such as 2027-03-09 19:00."),
        ("2027-03-09T19:00Z", "Give a date and a time, such as 2027-03-09 19:00."),
        ("tomorrow", "Give a date and a time, such as 2027-03-09 19:00."),
        ("", "This field is required."),
        ("\x00", "Null characters are not allowed."),
    ],
)
def test_of_a_time_that_is_none_it_says_so_and_shows_the_page_as_it_is(
    admin_client, webinar, moment, message
):
    preview = see(admin_client, webinar, moment)

    assert words_of(preview.select_one(".ca-as-of .ca-errors")).startswith(message)
    assert kind_on(preview) == "Upcoming webinar"


def test_a_time_that_is_none_is_not_kept(admin_client, webinar):
    see(admin_client, webinar, "tomorrow")

    assert moment_in(see(admin_client, webinar)) == "2027-03-01T07:00"


def test_the_home_page_is_seen_with_the_webinar_that_is_next_then(admin_client):
    make_upcoming_webinar("The first", in_days=5)
    make_upcoming_webinar("The second", in_days=20)
    home = make_site().home

    now, later = see(admin_client, home), see(admin_client, home, "2027-03-10T12:00")

    assert "The first" in words_of(now.main)
    assert "The first" not in words_of(later.main)
    assert "The second" in words_of(later.main)


def test_a_condition_is_seen_with_the_callout_of_that_day(admin_client):
    condition = make_condition()
    make_callout("In April", on=[condition], show_from=date(2027, 4, 1))

    assert "In April" not in words_of(see(admin_client, condition))
    assert "In April" in words_of(see(admin_client, condition, "2027-04-01T00:00"))


def test_other_pages_are_seen_in_the_zone_of_the_site(admin_client):
    site = make_site().home.get_site()
    SiteSettings.objects.update_or_create(site=site, defaults={"default_time_zone": "Asia/Tokyo"})

    assert moment_in(see(admin_client, make_post())) == "2027-03-01T21:00"


def test_a_list_of_records_is_seen_too(admin_client):
    assert moment_in(see(admin_client, make_site().people))


def test_what_is_being_typed_is_seen(admin_client, webinar):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[webinar.pk])
    form = open_form(admin_client, edit_url(webinar)) | {"starts_at": "2027-03-11 19:00"}
    admin_client.post(url, form)

    query = {"mode": "as_of", "moment": "2027-03-11T19:05", "in_preview_panel": "true"}
    preview = BeautifulSoup(admin_client.get(url, query).content, "html.parser")

    assert kind_on(preview) == "Webinar, live now"
    assert preview.select_one("form input[name=in_preview_panel]")


def test_readers_are_asked_for_no_time(client):
    webinar = make_webinar(starts_at=START)
    query = {"mode": "as_of", "moment": "2027-03-09T19:00"}

    page = BeautifulSoup(client.get(webinar.get_url(), query).content, "html.parser")

    assert not page.select(".ca-as-of")
    assert kind_on(page) == "Upcoming webinar"


@pytest.mark.parametrize(
    ("role", "may_look"), [(WEBINAR_EDITORS, True), (MEDICAL_REVIEWERS, True), (WRITERS, False)]
)
def test_whoever_may_edit_the_page_may_look(client, webinar, role, may_look):
    client.force_login(make_user(role))

    response = client.get(draft_url(webinar), {"mode": "as_of", "moment": "2027-03-09T19:00"})

    assert (response.status_code == 200) is may_look


def test_looking_changes_nothing(admin_client, webinar):
    see(admin_client, webinar, "2027-03-09T19:00")

    assert clock.now() == NOW
