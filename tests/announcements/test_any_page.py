"""A page without a start or an end is announced too: counted from its publication, or on dates of its own."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import APIToken
from wagtail.test.utils.form_data import streamfield

from content_app.announcements.blocks import EventPlanBlock, PlanBlock
from content_app.announcements.preflight import Severity, examine
from content_app.base import clock
from content_app.editorial.roles import PUBLISHERS
from content_app.scheduling import heartbeat
from tests.builders import make_condition, make_post, make_site, make_standard_page, make_user
from tests.editing import edit_url, send, still_in_form
from tests.reading import read, words_of

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
FROM, UNTIL = datetime(2027, 3, 1, 9, 0, tzinfo=UTC), datetime(2027, 3, 15, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter():
    heartbeat.beat()
    with clock.at(NOW):
        yield


@pytest.fixture
def editor(client):
    client.force_login(make_user(PUBLISHERS))
    return client


def moment(amount: int = 0, *, at: str | int = "") -> dict:
    return {"amount": amount, "unit": "weeks", "anchor": "after_publication", "at": at}


def banner(begins: dict, ends: dict) -> tuple[str, dict]:
    return "banner", {"begins": begins, "ends": ends, "is_on": "on"}


def announce(editor, page, *steps, publish: bool = True):
    changes = {"announcement_plan": streamfield(steps), "body": streamfield([])}
    return send(editor, edit_url(page), changes, publish=publish)


def banner_at(client, when: datetime) -> str:
    with clock.at(when):
        found = read(client, make_site().blog).select_one(".ca-announcement")
    return words_of(found) if found else ""


def test_a_page_that_has_been_online_for_long_is_announced_on_dates(editor):
    page = make_standard_page(
        "Where to find help", first_published_at=datetime(2024, 5, 1, tzinfo=UTC)
    )

    announce(editor, page, banner(moment(at="2027-03-01 09:00"), moment(at="2027-03-15 09:00")))

    assert banner_at(editor, FROM - SECOND) == ""
    assert "Where to find help" in banner_at(editor, FROM)
    assert "Where to find help" in banner_at(editor, UNTIL - SECOND)
    assert banner_at(editor, UNTIL) == ""


@pytest.mark.parametrize("make", [make_standard_page, make_condition, make_post])
def test_every_kind_of_page_has_a_plan_and_is_looked_at(editor, make):
    page = make("Where to find help", publish=False)
    announce(
        editor,
        page,
        banner(moment(at="2027-03-15 09:00"), moment(at="2027-03-01 09:00")),
        publish=False,
    )

    panel = BeautifulSoup(editor.get(edit_url(page)).content, "html.parser").select_one(
        ".content-app-timeline"
    )

    assert "“Banner on every page” ends before it begins." in words_of(panel)


def test_the_preflight_stops_what_ends_before_it_begins(editor):
    page = make_standard_page("Where to find help", publish=False)

    response = announce(
        editor, page, banner(moment(at="2027-03-15 09:00"), moment(at="2027-03-01 09:00"))
    )

    page.refresh_from_db()
    assert response.redirect_chain[0][0] == reverse("announcement_publish", args=[page.pk])
    assert not page.live


def test_what_counts_from_a_publication_of_long_ago_is_said_to_be_left_out():
    page = make_standard_page(first_published_at=datetime(2024, 5, 1, tzinfo=UTC))
    page.announcement_plan = [banner(moment(0), moment(2))]

    findings = {finding.code: finding.severity for finding in examine(page).findings}

    assert findings == {"step_too_late": Severity.NOTE}


def test_a_year_that_is_a_slip_is_refused_and_nothing_is_lost(editor):
    page = make_standard_page()

    response = announce(editor, page, banner(moment(at="9999-12-31 23:59"), moment(2)))

    assert response.status_code == 200
    assert "this is not a date of our time" in response.content.decode()
    assert still_in_form(response, "title") == page.title


@pytest.mark.parametrize("at", ["2027-13-45 09:00", "in spring", 5])
def test_what_is_no_time_is_refused_by_the_api(client, at):
    page = make_standard_page()
    _token, plaintext = APIToken.create_token(user=make_user(PUBLISHERS), name="test")
    step = {"begins": moment(at=at), "ends": moment(2, at="2027-03-15T09:00:00Z"), "is_on": True}

    response = client.patch(
        f"/api/v3-preview/pages/{page.pk}/",
        {
            "meta": {"type": "content_app.StandardPage"},
            "announcement_plan": [{"type": "banner", "value": step}],
        },
        content_type="application/json",
        headers={"authorization": f"Bearer {plaintext}"},
    )

    assert response.status_code == 422


def test_a_place_looks_the_same_in_the_plan_of_a_webinar_and_in_that_of_a_page():
    of_webinars = EventPlanBlock().child_blocks

    for name, step in PlanBlock().child_blocks.items():
        twin = of_webinars[name]
        assert (step.label, step.meta.icon) == (twin.label, twin.meta.icon)
