"""Whoever noted a webinar's time down learns that it has changed, what it was, and why."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import APIToken

from content_app.base import clock
from content_app.editorial.roles import WEBINAR_EDITORS
from content_app.scheduling import runner
from content_app.webinars.models import WebinarPage
from tests.builders import (
    make_past_webinar,
    make_upcoming_webinar,
    make_user,
    make_webinar,
    unpublish,
)
from tests.editing import edit_url, message_beside, open_form, send, still_in_form
from tests.reading import entities_of, read, words_of

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
START = datetime(2027, 3, 10, 0, 0, tzinfo=UTC)  # in New York 7 p.m. of the day before
V3 = "/api/v3-preview/pages/"
REASON = "time_change_reason"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at(NOW):
        yield


@pytest.fixture
def webinar():
    return make_upcoming_webinar(starts_at=START, ends_at=START + timedelta(hours=1))


def publish(webinar, **facts):
    """Past the form, as a script would."""
    webinar = webinar.get_latest_revision_as_object()
    for name, value in ({"ends_at": None} | facts).items():
        setattr(webinar, name, value)
    webinar.save_revision().publish()
    return WebinarPage.objects.get(pk=webinar.pk)


def event_on(client, webinar) -> dict:
    return entities_of(read(client, webinar))["WebPage"]["about"]


def note_on(client, webinar) -> str:
    return words_of(read(client, webinar).select_one(".ca-note"))


def move(client, webinar, start="2027-03-11 19:00", **changes):
    changes = {"starts_at": start, "ends_at": ""} | changes
    return send(client, edit_url(webinar), changes, publish=True)


def test_a_new_time_asks_for_the_reason(admin_client, webinar):
    response = move(admin_client, webinar)

    assert message_beside(response, REASON) == "Tell readers why the time has changed."
    assert still_in_form(response, "starts_at") == "2027-03-11 19:00"
    assert WebinarPage.objects.get().starts_at == START


def test_readers_find_the_old_time_and_the_reason(admin_client, client, webinar):
    move(admin_client, webinar, time_change_reason="The speaker has a flu.")

    page = read(client, webinar)
    assert words_of(page.select_one(".ca-note")) == (
        "The time has changed. It was Tuesday, March 9, 2027, 7 p.m. in New York . "
        "The speaker has a flu."
    )
    assert page.select_one(".ca-note time")["datetime"] == "2027-03-09T19:00:00-05:00"


def test_of_several_changes_the_latest_comes_first(client, webinar):
    webinar = publish(webinar, starts_at=START + timedelta(days=1), time_change_reason="One.")
    with clock.at(NOW + timedelta(hours=1)):
        publish(webinar, starts_at=START + timedelta(days=2), time_change_reason="Two.")

    page = read(client, webinar)

    assert words_of(page.select_one(".ca-note")).endswith(
        "March 10, 2027, 7 p.m. in New York . Two."
    )
    assert [words_of(change) for change in page.select("details:has(time) li")] == [
        "It was Tuesday, March 9, 2027, 7 p.m. in New York . One."
    ]


def test_the_note_goes_when_the_webinar_is_over(client, webinar):
    webinar = publish(webinar, starts_at=START + timedelta(days=1), ends_at=None)

    with clock.at(START + timedelta(days=1, minutes=59)):
        assert "The time has changed." in note_on(client, webinar)
    with clock.at(START + timedelta(days=1, hours=1)):
        assert note_on(client, webinar) == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"ends_at": "2027-03-09 19:30"},
        {"ends_at": "2027-03-09 21:00"},
        {"ends_at": ""},
        {"title": "Another title"},
        {"time_zone": "Europe/London", "starts_at": "2027-03-10 00:00", "ends_at": ""},
    ],
    ids=["shorter", "longer", "no end", "title", "zone"],
)
def test_what_leaves_the_start_where_it_is_needs_no_reason(admin_client, client, webinar, changes):
    send(admin_client, edit_url(webinar), changes, publish=True)

    assert WebinarPage.objects.get().has_unpublished_changes is False
    assert WebinarPage.objects.get().latest_revision_id != webinar.latest_revision_id
    assert note_on(client, webinar) == ""


def test_another_zone_at_the_same_hour_is_another_time(admin_client, webinar):
    changes = {"time_zone": "America/Chicago"}

    response = send(admin_client, edit_url(webinar), changes, publish=True)

    assert message_beside(response, REASON)


@pytest.mark.parametrize("make", [make_webinar, make_past_webinar])
def test_a_draft_needs_no_reason(admin_client, client, make):
    draft = make(publish=False)

    move(admin_client, draft)

    assert WebinarPage.objects.get().live is True
    assert note_on(client, draft) == ""


def test_the_form_of_a_draft_does_not_speak_of_it(admin_client):
    assert REASON not in open_form(admin_client, edit_url(make_webinar(publish=False)))


def test_what_was_taken_offline_needs_no_reason(admin_client, webinar):
    move(admin_client, unpublish(webinar))

    assert WebinarPage.objects.get().starts_at == START + timedelta(days=2)


def test_a_webinar_that_had_no_date_is_given_one_without_a_reason(admin_client, client):
    webinar = make_webinar()

    move(admin_client, webinar)

    assert WebinarPage.objects.get().starts_at
    assert note_on(client, webinar) == ""


def test_so_is_the_hour_of_a_day_that_was_known(admin_client, client):
    webinar = make_webinar(held_on=date(2027, 3, 11))

    move(admin_client, webinar, held_on="")

    assert WebinarPage.objects.get().starts_at
    assert note_on(client, webinar) == ""


def test_another_day_asks_for_the_reason(admin_client, client):
    webinar = make_webinar(held_on=date(2027, 3, 9))
    changes = {"held_on": "2027-03-12"}

    refused = send(admin_client, edit_url(webinar), changes, publish=True)
    send(admin_client, edit_url(webinar), changes | {REASON: "A strike."}, publish=True)

    assert message_beside(refused, REASON)
    note = note_on(client, webinar)
    assert note.startswith("The time has changed. It was Tuesday, March 9, 2027")
    assert note.endswith("A strike.")


def test_a_date_that_is_withdrawn_asks_for_the_reason(admin_client, webinar):
    assert message_beside(move(admin_client, webinar, start=""), REASON)


def test_the_record_of_a_past_webinar_is_put_right_without_a_reason(admin_client, client):
    webinar = make_past_webinar()

    move(admin_client, webinar, start="2022-06-26 19:00")

    assert WebinarPage.objects.get().starts_at == datetime(2022, 6, 26, 23, 0, tzinfo=UTC)
    assert not webinar.time_changes.exists()


def test_what_was_missed_and_takes_place_later_needs_one(admin_client):
    assert message_beside(move(admin_client, make_past_webinar()), REASON)


def test_where_it_is_called_off_the_notice_says_why(admin_client, client, webinar):
    move(admin_client, webinar, start="", standing="postponed", notice="The speaker is ill.")
    postponed = WebinarPage.objects.get()
    move(admin_client, webinar, standing="as_planned", notice="")

    assert postponed.starts_at is None
    assert "It was Tuesday, March 9, 2027, 7 p.m. in New York ." in note_on(client, webinar)


def test_a_draft_of_the_new_time_can_be_saved_without_a_reason(admin_client, webinar):
    send(admin_client, edit_url(webinar), {"starts_at": "2027-03-11 19:00", "ends_at": ""})

    draft = WebinarPage.objects.get().get_latest_revision_as_object()
    assert draft.starts_at == START + timedelta(days=2)


def test_the_start_of_one_that_has_begun_may_be_meant_for_its_end(admin_client, webinar):
    with clock.at(START + timedelta(minutes=10)):
        response = move(admin_client, webinar, start="2027-03-09 19:30")

    assert message_beside(response, "starts_at").startswith(
        "This webinar has begun. Do you mean its end?"
    )
    assert still_in_form(response, "starts_at") == "2027-03-09 19:30"


def test_with_a_reason_it_can_begin_later_after_all(admin_client, webinar):
    with clock.at(START + timedelta(minutes=10)):
        move(admin_client, webinar, start="2027-03-09 19:30", time_change_reason="No power yet.")

    assert WebinarPage.objects.get().starts_at == START + timedelta(minutes=30)


def test_each_change_has_a_reason_of_its_own(admin_client, webinar):
    move(admin_client, webinar, time_change_reason="The speaker has a flu.")

    assert open_form(admin_client, edit_url(webinar))[REASON].strip() == ""
    again = {"start": "2027-03-12 19:00", REASON: "The speaker has a flu."}
    assert message_beside(move(admin_client, webinar, **again), REASON) == (
        "This was the reason for an earlier change. Say why the time changes again."
    )


def test_a_reason_that_is_not_published_yet_is_still_in_the_form(admin_client, webinar):
    send(admin_client, edit_url(webinar), {REASON: "The speaker has a flu."})

    assert open_form(admin_client, edit_url(webinar))[REASON].strip() == "The speaker has a flu."


def test_past_the_form_an_old_reason_explains_no_new_change(client, webinar):
    webinar = publish(webinar, starts_at=START + timedelta(days=1), time_change_reason="A flu.")
    with clock.at(NOW + timedelta(hours=1)):
        publish(webinar, starts_at=START + timedelta(days=2))

    assert note_on(client, webinar).endswith("March 10, 2027, 7 p.m. in New York .")


def test_a_scheduled_version_brings_its_reason_along(client, monkeypatch, webinar):
    goes_live_at = timezone.now() + timedelta(days=1)
    changes = {"starts_at": START + timedelta(days=1), REASON: "A flu."}
    publish(webinar, go_live_at=goes_live_at, **changes)
    before = note_on(client, webinar)

    monkeypatch.setattr(timezone, "now", lambda: goes_live_at)
    runner.run_once()

    assert before == ""
    assert note_on(client, webinar).endswith("7 p.m. in New York . A flu.")


def test_machines_read_that_it_was_rescheduled(client, webinar):
    before = event_on(client, webinar)
    webinar = publish(webinar, starts_at=START + timedelta(days=1))
    after = event_on(client, webinar)

    assert before["eventStatus"] == "https://schema.org/EventScheduled"
    assert "previousStartDate" not in before
    assert after["eventStatus"] == "https://schema.org/EventRescheduled"
    assert after["startDate"] == "2027-03-10T19:00:00-05:00"
    assert after["previousStartDate"] == "2027-03-09T19:00:00-05:00"


def test_one_that_is_cancelled_is_not_said_to_be_rescheduled(client, webinar):
    called_off = {"standing": "cancelled", "notice": "The speaker is ill."}
    webinar = publish(webinar, starts_at=START + timedelta(days=1), **called_off)

    assert event_on(client, webinar)["eventStatus"] == "https://schema.org/EventCancelled"


def test_calendars_are_told_of_it(client, webinar):
    publish(webinar, starts_at=START + timedelta(days=1), time_change_reason="A flu.")

    calendar = Calendar.from_ical(client.get(reverse("content_app:webinars_calendar")).content)

    assert "It was Tuesday, March 9, 2027, 7 p.m. in New York. A flu." in str(
        calendar.events[0]["description"]
    )


def test_the_preview_shows_the_note_before_readers_find_it(admin_client, webinar):
    changes = {"starts_at": "2027-03-11 19:00", "ends_at": "", REASON: "A flu."}
    send(admin_client, edit_url(webinar), changes)

    draft = read(admin_client, reverse("wagtailadmin_pages:view_draft", args=[webinar.pk]))

    assert words_of(draft.select_one(".ca-note")).endswith("7 p.m. in New York . A flu.")


def test_the_api_tells_the_changes(client, webinar):
    publish(webinar, starts_at=START + timedelta(days=1), time_change_reason="A flu.")

    for address in (f"/api/v2/pages/{webinar.pk}/", f"{V3}{webinar.pk}/"):
        (change,) = client.get(address).json()["time_changes"]
        assert change["starts_at"] == "2027-03-10T00:00:00Z"
        assert change["new_starts_at"] == "2027-03-11T00:00:00Z"
        assert change["reason"] == "A flu."


def patch(client, webinar, user, **facts):
    _token, plaintext = APIToken.create_token(user=user, name="test")
    return client.patch(
        f"{V3}{webinar.pk}/",
        {"meta": {"type": "content_app.WebinarPage", "action": "publish"}, "ends_at": None} | facts,
        content_type="application/json",
        headers={"authorization": f"Bearer {plaintext}"},
    )


def test_the_api_asks_for_the_reason_too(client, webinar):
    editor = make_user(WEBINAR_EDITORS)
    start = {"starts_at": "2027-03-11T19:00:00-05:00"}

    refused = patch(client, webinar, editor, **start)
    accepted = patch(client, webinar, editor, **start, time_change_reason="A flu.")
    repeated = patch(client, webinar, editor, starts_at="2027-03-12T19:00:00-05:00")

    assert refused.status_code == 422
    assert "Tell readers why the time has changed." in refused.text
    assert accepted.status_code == 200, accepted.text
    assert repeated.status_code == 422
    assert [change.reason for change in webinar.time_changes.all()] == ["A flu."]


def test_what_a_writer_submits_has_its_reason_when_it_is_approved(client, webinar):
    client.force_login(make_user(is_superuser=True))
    changes = {"starts_at": "2027-03-11 19:00", "ends_at": "", "action-submit": "action-submit"}
    refused = send(client, edit_url(webinar), changes)
    send(client, edit_url(webinar), changes | {REASON: "A flu."})
    submitted = WebinarPage.objects.get()
    state = submitted.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[webinar.pk, "approve", state.pk])

    client.post(approve, {"comment": ""})

    assert message_beside(refused, REASON)
    assert submitted.starts_at == START
    assert note_on(client, webinar).endswith("7 p.m. in New York . A flu.")


def test_what_was_only_scheduled_has_told_nobody_a_time():
    in_a_year = timezone.now() + timedelta(days=365)
    draft = make_webinar("A talk", starts_at=START, go_live_at=in_a_year, publish=False)
    draft.save_revision().publish()
    moved = WebinarPage.objects.get(pk=draft.pk)
    moved.starts_at, moved.go_live_at = START + timedelta(days=7), None
    moved.save_revision().publish()

    assert WebinarPage.objects.get(pk=draft.pk).live
    assert not draft.time_changes.exists()
