"""Before a schedule is accepted, everything that is wrong with it is named."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from content_app.announcements.moments import Anchor, Unit
from content_app.announcements.preflight import Severity, examine
from content_app.announcements.template import default_plan
from content_app.base import clock
from content_app.crosslinks.models import Relation
from content_app.people.models import Credit, CreditRole
from content_app.scheduling import heartbeat
from content_app.webinars.models import WebinarPage
from tests.builders import (
    make_announced_webinar,
    make_image,
    make_person,
    make_post,
    make_webinar,
    paragraph,
)
from tests.editing import edit_url

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
SPRING = datetime(2027, 3, 14, 7, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def winter():
    heartbeat.beat()
    with clock.at(NOW):
        yield


def make_draft(speaker=None, **fields) -> WebinarPage:
    """A draft with which nothing is wrong, but for what `fields` say."""
    speaker = speaker or make_person("Ada Example", photo=make_image())
    facts = {
        "in_days": 56,
        "summary": "About nerves.",
        "credits": [Credit(person=speaker, role=CreditRole.SPEAKER)],
        "publish": False,
    }
    return make_announced_webinar("Ask us", **facts | fields)


def found_in(page) -> dict[str, Severity]:
    newest = page.get_latest_revision_as_object()
    return {finding.code: finding.severity for finding in examine(newest).findings}


def moment(amount: int, unit: Unit, anchor: Anchor) -> dict:
    return {"amount": amount, "unit": unit.value, "anchor": anchor.value}


def banner(begins: dict, ends: dict) -> tuple[str, dict]:
    return "banner", {"begins": begins, "ends": ends, "is_on": True}


def test_with_a_sound_draft_nothing_is_wrong():
    assert found_in(make_draft()) == {}


def test_a_link_to_a_draft():
    draft = make_draft(
        body=[paragraph(f'<p><a linktype="page" id="{make_post(publish=False).pk}">Read</a></p>')]
    )

    assert found_in(draft) == {"link_to_a_draft": Severity.WARNING}


def test_a_related_page_that_is_a_draft():
    draft = make_draft(relations=[Relation(target=make_post(publish=False))])

    assert found_in(draft) == {"link_to_a_draft": Severity.WARNING}


def test_an_image_that_says_nothing_to_who_cannot_see_it():
    image = make_image()
    draft = make_draft(lead_image=image)
    assert found_in(draft) == {}

    image.description = ""
    image.save()

    assert found_in(draft) == {"image_without_description": Severity.NOTE}


def test_a_speaker_without_a_photo():
    draft = make_draft(speaker=make_person("Ada Example"))

    assert found_in(draft) == {"no_photo": Severity.WARNING}


def test_a_speaker_who_is_not_published():
    draft = make_draft(speaker=make_person("Ada Example", publish=False))

    assert found_in(draft) == {"no_published_profile": Severity.WARNING}


def test_no_registration_address():
    draft = make_draft(registration_url="")

    assert found_in(draft) == {"no_registration": Severity.WARNING}


def test_an_end_before_the_start():
    draft = make_draft()
    draft.ends_at = draft.starts_at - timedelta(hours=1)
    draft.save_revision(clean=False)

    assert found_in(draft)["ends_before_it_starts"] is Severity.ERROR


def test_a_go_live_in_the_past():
    draft = make_draft(go_live_at=NOW - timedelta(days=1))

    assert found_in(draft)["go_live_in_the_past"] is Severity.ERROR


def test_a_schedule_that_publishing_would_clear():
    draft = make_draft(go_live_at=NOW + timedelta(days=1))
    # Wagtail's own clock is not held here, and has to take the date for one in the future.
    revision = draft.get_latest_revision()
    revision.approved_go_live_at = timezone.now() + timedelta(days=365)
    revision.save()
    draft.summary = "About nerves and more."
    draft.save_revision()

    assert found_in(draft)["replaces_a_schedule"] is Severity.WARNING


def test_a_date_beside_the_plan():
    draft = make_draft(go_live_at=NOW + timedelta(days=1))

    assert found_in(draft) == {"go_live_beside_the_plan": Severity.WARNING}


@pytest.mark.parametrize("go_live_at", [NOW - timedelta(days=1), NOW + timedelta(days=3)])
def test_a_wrong_date_is_said_to_stand_where_the_editor_has_it(admin_client, go_live_at):
    draft = make_draft(go_live_at=go_live_at)

    (finding,) = examine(draft.get_latest_revision_as_object()).findings

    editor = admin_client.get(edit_url(draft)).content.decode().lower()
    places = re.findall("“(.+?)”", finding.message)
    assert [place for place in places if place.lower() not in editor] == []
    assert "Edit schedule" in places


def test_the_date_that_the_plan_wants_is_not_beside_it():
    draft = make_draft()

    assert found_in(make_draft(go_live_at=draft.starts_at - timedelta(weeks=6))).keys() <= {
        "same_time"
    }


def test_an_expiry_before_it_is_online_or_over():
    early = make_draft(expire_at=NOW + timedelta(days=1))
    late = make_draft(expire_at=NOW + timedelta(days=50), in_days=63)

    assert found_in(early)["expires_before_it_begins"] is Severity.ERROR
    assert found_in(late)["expires_before_the_end"] is Severity.WARNING


def test_two_webinars_at_the_same_time():
    draft = make_draft()
    make_webinar("Another", starts_at=draft.starts_at + timedelta(minutes=30))

    assert found_in(draft) == {"same_time": Severity.WARNING}


def test_a_webinar_right_after_another_is_not_at_the_same_time():
    draft = make_draft()
    make_webinar("Another", starts_at=draft.ends_at)

    assert found_in(draft) == {}


def test_a_clock_change_in_between():
    draft = make_draft(in_days=71)

    assert draft.starts_at > SPRING
    assert found_in(draft) == {"clock_change": Severity.NOTE}


def test_a_runner_that_does_not_run():
    heartbeat.Heartbeat.objects.all().delete()

    assert found_in(make_draft()) == {"runner_is_silent": Severity.WARNING}


def test_steps_that_overlap():
    begins, end = moment(2, Unit.WEEKS, Anchor.BEFORE_START), moment(0, Unit.DAYS, Anchor.AFTER_END)
    later = moment(1, Unit.WEEKS, Anchor.BEFORE_START)
    draft = make_draft(announcement_plan=[banner(begins, end), banner(later, end)])

    assert found_in(draft) == {"steps_overlap": Severity.WARNING}


def test_a_step_that_ends_before_it_begins():
    begins, ends = moment(1, Unit.DAYS, Anchor.AFTER_START), moment(0, Unit.DAYS, Anchor.AFTER_END)
    draft = make_draft(announcement_plan=[banner(begins, ends)])

    assert found_in(draft) == {"step_ends_before_it_begins": Severity.ERROR}


def test_steps_that_count_from_a_date_that_nobody_has_set():
    findings = found_in(make_draft(starts_at=None, ends_at=None))

    assert findings == {
        "no_date": Severity.WARNING,
        "publication_without_a_moment": Severity.WARNING,
        "step_without_a_moment": Severity.WARNING,
    }


def test_a_page_that_would_come_after_the_start():
    draft = make_draft(go_live_at=NOW + timedelta(days=57))

    assert found_in(draft)["online_after_the_start"] is Severity.WARNING


def test_nothing_that_says_what_it_is_about():
    assert found_in(make_draft(summary="")) == {"no_summary": Severity.WARNING}


def test_a_text_that_only_the_draft_has_says_it_too():
    webinar = make_draft(summary="", publish=True)
    webinar.body = [paragraph("<p>How nerves heal.</p>")]
    webinar.save_revision()

    assert "no_summary" not in found_in(webinar)


def test_a_plan_that_goes_on_although_it_is_postponed():
    draft = make_draft(standing="postponed", notice="The speaker is ill.", registration_url="")

    assert found_in(draft) == {"steps_go_on": Severity.NOTE}


def test_a_plan_of_a_post_that_counts_from_its_publication():
    begins, ends = (moment(weeks, Unit.WEEKS, Anchor.AFTER_PUBLICATION) for weeks in (0, 2))
    post = make_post(announcement_plan=[banner(begins, ends)], publish=False)

    assert found_in(post) == {}
    entries = examine(post.get_latest_revision_as_object()).timeline
    assert [(entry.what, entry.at) for entry in entries if not entry.is_milestone] == [
        ("Banner on every page", NOW)
    ]


def test_what_should_have_begun_begins_with_the_page():
    draft = make_draft(in_days=14)

    begin = {entry.what: entry.at for entry in examine(draft).timeline}

    assert begin["News feed"] == NOW


def test_a_plan_of_a_post_that_counts_from_a_start():
    post = make_post(announcement_plan=default_plan()[3:4], publish=False)

    assert found_in(post) == {"step_without_a_moment": Severity.WARNING}
