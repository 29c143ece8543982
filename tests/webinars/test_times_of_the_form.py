"""Staff enter a webinar's time as clocks in its own zone show it."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from content_app.base.site_settings import SiteSettings
from content_app.webinars.models import WebinarPage
from tests.builders import make_past_webinar, make_site, make_user, make_webinar
from tests.editing import edit_url, message_beside, send
from tests.reading import read


def form_data(**fields) -> dict:
    return nested_form_data(
        {
            "title": "A talk",
            "slug": "a-talk",
            "locale": Locale.get_default().pk,
            "summary": "",
            "starts_at": "",
            "ends_at": "",
            "time_zone": "America/New_York",
            "held_on": "",
            "standing": "as_planned",
            "notice": "",
            "host": "",
            "registration_url": "",
            "recording_url": "",
            "text_before": rich_text(""),
            "text_live": rich_text(""),
            "text_after": rich_text(""),
            "transcript": rich_text(""),
            "body": streamfield([]),
            "announcement_plan": streamfield([]),
            "credits": inline_formset([]),
            "relations": inline_formset([]),
            "comments": inline_formset([]),
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "action-publish": "action-publish",
        }
        | fields
    )


@pytest.fixture
def create(client, db):
    """Publishes a webinar by the form; returns it, or the messages beside its fields."""
    client.force_login(make_user(is_superuser=True))
    address = reverse(
        "wagtailadmin_pages:add", args=["content_app", "webinarpage", make_site().webinars.pk]
    )

    def create(**fields):
        response = client.post(address, form_data(**fields))
        if response.status_code == 302:
            return WebinarPage.objects.get(slug="a-talk")
        return {
            name: " ".join(map(str, errors))
            for name, errors in response.context["form"].errors.items()
        }

    return create


@pytest.mark.parametrize(
    ("zone", "entered", "stored"),
    [
        ("America/New_York", "2026-01-15 19:00", datetime(2026, 1, 16, 0, 0, tzinfo=UTC)),
        ("America/New_York", "2026-07-15 19:00", datetime(2026, 7, 15, 23, 0, tzinfo=UTC)),
        ("Europe/London", "2026-07-15 19:00", datetime(2026, 7, 15, 18, 0, tzinfo=UTC)),
        ("Asia/Kolkata", "2026-07-15 19:00", datetime(2026, 7, 15, 13, 30, tzinfo=UTC)),
        ("Australia/Sydney", "2026-01-15 19:00", datetime(2026, 1, 15, 8, 0, tzinfo=UTC)),
        ("Asia/Kathmandu", "2026-01-01 00:15", datetime(2025, 12, 31, 18, 30, tzinfo=UTC)),
    ],
)
def test_it_is_stored_as_the_moment_that_is_meant(create, zone, entered, stored):
    webinar = create(time_zone=zone, starts_at=entered)

    assert webinar.starts_at == stored
    assert webinar.time_zone == zone


def test_an_hour_that_clocks_skip_in_spring_is_refused(create):
    errors = create(time_zone="America/New_York", starts_at="2026-03-08 02:30")

    assert list(errors) == ["starts_at"]
    assert "does not exist in America/New York" in errors["starts_at"]


def test_of_a_start_that_is_refused_nothing_else_is_said(create):
    errors = create(starts_at="2027-03-14 02:30", ends_at="2027-03-14 03:30")

    assert list(errors) == ["starts_at"]
    assert "Give the start too" not in errors["starts_at"]


def test_of_an_hour_that_clocks_show_twice_in_autumn_staff_are_asked_which_is_meant(create):
    errors = create(
        time_zone="Europe/Berlin", starts_at="2026-10-25 01:00", ends_at="2026-10-25 02:30"
    )

    assert list(errors) == ["ends_at"]
    assert "happens twice in Europe/Berlin" in errors["ends_at"]
    assert "Say which of the two" in errors["ends_at"]


@pytest.mark.parametrize(("fold", "hour"), [("0", 5), ("1", 6)])
def test_the_one_that_is_meant_is_stored(create, fold, hour):
    webinar = create(starts_at="2026-11-01 01:30", starts_at_fold=fold, ends_at="2026-11-01 04:00")

    assert webinar.starts_at == datetime(2026, 11, 1, hour, 30, tzinfo=UTC)


def test_it_may_begin_the_first_time_and_end_the_second(create):
    webinar = create(
        starts_at="2026-11-01 01:30",
        starts_at_fold="0",
        ends_at="2026-11-01 01:15",
        ends_at_fold="1",
    )

    assert (webinar.ends_at - webinar.starts_at).total_seconds() == 45 * 60


def test_an_offset_says_which_one_is_meant(create):
    webinar = create(starts_at="2026-11-01T01:30:00-05:00")

    assert webinar.starts_at == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_an_answer_that_was_not_offered_is_refused(create):
    errors = create(starts_at="2026-11-01 01:30", starts_at_fold="2")

    assert set(errors) == {"starts_at", "starts_at_fold"}


def test_an_answer_to_what_is_not_asked_changes_nothing(create):
    webinar = create(starts_at="2026-07-15 19:00", starts_at_fold="1")

    assert webinar.starts_at == datetime(2026, 7, 15, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("entered", "stored"),
    [
        ("2026-03-08 01:59", datetime(2026, 3, 8, 6, 59, tzinfo=UTC)),
        ("2026-03-08 03:00", datetime(2026, 3, 8, 7, 0, tzinfo=UTC)),
        ("2026-11-01 00:59", datetime(2026, 11, 1, 4, 59, tzinfo=UTC)),
        ("2026-11-01 02:00", datetime(2026, 11, 1, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_minutes_around_a_change_of_clocks_are_understood(create, entered, stored):
    assert create(starts_at=entered).starts_at == stored


def test_a_webinar_may_last_across_a_change_of_clocks(create):
    webinar = create(starts_at="2026-11-01 00:30", ends_at="2026-11-01 02:30")

    assert (webinar.ends_at - webinar.starts_at).total_seconds() == 3 * 3600


@pytest.fixture
def edit(client):
    """Publishes changes by the form, beginning with what it shows; returns what it showed."""

    def edit(webinar, **changes):
        address = reverse("wagtailadmin_pages:edit", args=[webinar.pk])
        html = BeautifulSoup(client.get(address).content, "html.parser")
        shown = {
            field["name"]: field.get("value", "")
            for field in html.select("input[name^=loaded_], input[name$=s_at], input[name=slug]")
        }
        shown["time_zone"] = html.select_one("select[name=time_zone] option[selected]")["value"]
        response = client.post(address, form_data(**shown | changes))
        assert response.status_code == 302
        return shown

    return edit


def test_the_form_shows_what_was_entered_and_saves_it_unchanged(create, edit):
    webinar = create(
        time_zone="Asia/Kolkata", starts_at="2026-07-15 19:00", ends_at="2026-07-15 20:30"
    )

    shown = edit(webinar, title="A new title")

    assert shown["starts_at"] == "2026-07-15 19:00"
    assert shown["ends_at"] == "2026-07-15 20:30"
    assert shown["time_zone"] == "Asia/Kolkata"
    again = WebinarPage.objects.get(pk=webinar.pk)
    assert again.title == "A new title"
    assert (again.starts_at, again.ends_at) == (webinar.starts_at, webinar.ends_at)


def test_another_zone_keeps_the_hour_and_moves_the_moment(create, edit):
    webinar = create(starts_at="2026-07-15 19:00")

    edit(webinar, time_zone="America/Los_Angeles", time_change_reason="We are moving west.")

    moved = WebinarPage.objects.get(pk=webinar.pk)
    assert (moved.starts_at - webinar.starts_at).total_seconds() == 3 * 3600


@pytest.mark.parametrize("fold", ["0", "1"])
def test_the_answer_is_shown_again_and_saved_unchanged(client, create, fold):
    webinar = create(starts_at="2026-11-01 01:30", starts_at_fold=fold)
    form = read(client, edit_url(webinar))

    assert is_asked(form, "starts_at")
    assert chosen(form, "starts_at") == [fold]
    send(client, edit_url(webinar), {"title": "A new title"}, publish=True)

    again = WebinarPage.objects.get(pk=webinar.pk)
    assert again.title == "A new title"
    assert again.starts_at == webinar.starts_at


def test_the_question_is_hidden_where_there_is_none(client, create):
    form = read(client, edit_url(create(starts_at="2026-07-15 19:00")))

    assert [is_asked(form, name) for name in ("starts_at", "ends_at")] == [False, False]
    assert chosen(form, "starts_at") == []


def test_the_question_stands_below_the_time_that_was_refused(client, create):
    webinar = create(starts_at="2026-07-15 19:00")
    response = send(client, edit_url(webinar), {"starts_at": "2026-11-01 01:30"}, publish=True)
    form = BeautifulSoup(response.content, "html.parser")

    assert "happens twice" in message_beside(response, "starts_at")
    assert [is_asked(form, name) for name in ("starts_at", "ends_at")] == [True, False]


def chosen(form, name) -> list[str]:
    return [answer["value"] for answer in form.select(f"input[name={name}_fold][checked]")]


def is_asked(form, name) -> bool:
    return not form.select_one(f"[data-about={name}]").has_attr("hidden")


@pytest.mark.parametrize("end", ["2026-07-15 18:59", "2026-07-15 19:00"])
def test_an_end_that_is_not_after_the_start_is_refused(create, end):
    errors = create(starts_at="2026-07-15 19:00", ends_at=end)

    assert errors == {"ends_at": "The end is not after the start. Change one of the two."}


def test_an_end_without_a_start_is_refused(create):
    errors = create(ends_at="2026-07-15 19:00")

    assert errors == {"starts_at": "Give the start too, or clear the end."}


def test_a_start_and_a_date_only_are_one_too_many(create):
    errors = create(starts_at="2026-07-15 19:00", held_on="2026-07-15")

    assert errors == {"held_on": "The start says the date already. Clear this date, or the start."}


def test_a_date_only_is_enough(create):
    webinar = create(held_on="2019-03-05")

    assert webinar.held_on.isoformat() == "2019-03-05"
    assert webinar.starts_at is None


@pytest.mark.parametrize("standing", ["postponed", "cancelled"])
def test_who_calls_it_off_is_asked_to_say_why(create, standing):
    errors = create(standing=standing, notice=" ")

    assert errors == {"notice": "Tell readers why, and what they can expect."}


def test_a_recording_and_the_word_that_there_is_none_are_one_too_many(create):
    errors = create(recording_url="https://www.youtube.com/watch?v=abcdefghijk", no_recording="on")

    assert errors == {"no_recording": "There is an address of a recording. Clear one of the two."}


def test_a_draft_whose_zone_is_gone_keeps_its_time_until_another_is_chosen(client, db):
    client.force_login(make_user(is_superuser=True))
    draft = make_webinar("A talk", starts_at=datetime(2027, 3, 10, tzinfo=UTC), publish=False)
    WebinarPage.objects.filter(pk=draft.pk).update(time_zone="America/Nowhere")
    data = form_data(starts_at="2027-03-09 19:00", time_zone="", slug="a-talk")
    del data["action-publish"]

    response = client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), data)

    assert "Choose the zone" in str(response.context["form"].errors["time_zone"])
    assert WebinarPage.objects.get(pk=draft.pk).starts_at == draft.starts_at


def test_a_zone_that_does_not_exist_is_refused(create):
    errors = create(time_zone="Europe/Atlantis", starts_at="2026-07-15 19:00")

    assert "time_zone" in errors


@pytest.mark.parametrize("nonsense", ["tomorrow", "2026-02-30 10:00", "2026-07-15T99:00", "\x00"])
def test_a_time_that_is_none_is_refused(create, nonsense):
    assert "starts_at" in create(starts_at=nonsense)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch?v=short",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "javascript:alert(1)",
    ],
)
def test_a_recording_that_is_not_a_video_is_refused(create, address):
    assert list(create(recording_url=address)) == ["recording_url"]


def test_a_new_webinar_is_in_the_zone_of_the_site(client, create):
    site = make_site().home.get_site()
    SiteSettings.objects.update_or_create(site=site, defaults={"default_time_zone": "Europe/Paris"})
    address = reverse(
        "wagtailadmin_pages:add", args=["content_app", "webinarpage", make_site().webinars.pk]
    )

    assert client.get(address).context["form"]["time_zone"].value() == "Europe/Paris"


def test_an_existing_webinar_keeps_its_zone_when_that_of_the_site_changes(client, create):
    webinar = make_past_webinar()
    SiteSettings.objects.update_or_create(
        site=webinar.get_site(), defaults={"default_time_zone": "Europe/Paris"}
    )

    form = client.get(reverse("wagtailadmin_pages:edit", args=[webinar.pk])).context["form"]

    assert form["time_zone"].value() == "America/New_York"
