"""What becomes of a draft of someone who may not publish."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import AbstractPage

from content_app.editorial.dashboard import tasks_for
from content_app.editorial.roles import (
    MEDICAL_REVIEWERS,
    PUBLISHERS,
    ROLES,
    WEBINAR_EDITORS,
    WRITERS,
)
from tests import builders

from .desk import Desk, edit_url, snippet_url, was_refused

pytestmark = pytest.mark.django_db


class Staff:
    """One person for each role, who comes when called."""

    def __init__(self):
        self.desks: dict[str, Desk] = {}

    def __getitem__(self, role) -> Desk:
        if role.name not in self.desks:
            self.desks[role.name] = Desk(builders.make_user(role))
        return self.desks[role.name]


@pytest.fixture
def staff(db) -> Staff:
    return Staff()


def approve(desk, instance):
    state = instance.current_workflow_task_state
    names = {"action_name": "approve", "task_state_id": state.pk}
    if isinstance(instance, AbstractPage):
        url = reverse("wagtailadmin_pages:workflow_action", args=[instance.pk, *names.values()])
    else:
        url = snippet_url(type(instance), "workflow_action", instance.pk, *map(str, names.values()))
    response = desk.client.post(url, {"comment": "Good"})
    if response.headers.get("Location", "").endswith("/approve/"):
        response = desk.say_yes(instance, "approve")
    instance.refresh_from_db()
    return response


def fresh(instance):
    return type(instance).objects.get(pk=instance.pk)


CASES = [
    (builders.make_condition, [MEDICAL_REVIEWERS, PUBLISHERS]),
    (builders.make_post, [MEDICAL_REVIEWERS, PUBLISHERS]),
    (builders.make_webinar, [WEBINAR_EDITORS]),
    (builders.make_therapy, [MEDICAL_REVIEWERS, PUBLISHERS]),
    (builders.make_study, [MEDICAL_REVIEWERS, PUBLISHERS]),
    (builders.make_callout, [MEDICAL_REVIEWERS, PUBLISHERS]),
    (builders.make_person, [WEBINAR_EDITORS]),
]


@pytest.mark.parametrize(
    ("make", "approvers"), CASES, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_writers_draft_goes_to_those_who_approve_it_and_is_then_published(make, approvers, staff):
    draft = make(publish=False)
    if isinstance(draft, AbstractPage):
        draft.owner = staff[WRITERS].user
        draft.save()
    assert "action-submit" in staff[WRITERS].get(edit_url(draft)).content.decode()

    staff[WRITERS].save(draft, staff[WRITERS].open(draft), "action-submit")

    for role in approvers:
        draft = fresh(draft)
        assert not draft.live
        dashboard = staff[role].get(reverse("wagtailadmin_home")).content.decode()
        assert edit_url(draft) in dashboard
        assert was_refused(approve(staff[WRITERS], draft)) or not fresh(draft).live
        approve(staff[role], draft)
    assert fresh(draft).live


def test_what_is_approved_waits_for_the_date_that_its_plan_wants(staff):
    draft = builders.make_announced_webinar(in_days=60, publish=False, owner=staff[WRITERS].user)
    draft.get_workflow().start(draft, staff[WRITERS].user)

    approve(staff[WEBINAR_EDITORS], fresh(draft))

    waiting = fresh(draft).scheduled_revision
    assert not fresh(draft).live
    assert waiting.approved_go_live_at == fresh(draft).starts_at - timedelta(weeks=6)


def test_a_second_approval_follows_the_plan_to_its_new_date(staff):
    draft = builders.make_announced_webinar(in_days=60, publish=False, owner=staff[WRITERS].user)
    for weeks in (0, 4):
        moved = fresh(draft).get_latest_revision_as_object()
        moved.starts_at, moved.ends_at = draft.starts_at + timedelta(weeks=weeks), None
        moved.save_revision()
        draft.get_workflow().start(fresh(draft), staff[WRITERS].user)
        approve(staff[WEBINAR_EDITORS], fresh(draft))

    planned_for = fresh(draft).scheduled_revision.approved_go_live_at
    assert planned_for == draft.starts_at - timedelta(weeks=2)


def test_what_is_approved_after_that_date_goes_online_at_once(staff):
    draft = builders.make_announced_webinar(in_days=14, publish=False, owner=staff[WRITERS].user)
    draft.get_workflow().start(draft, staff[WRITERS].user)

    approve(staff[WEBINAR_EDITORS], fresh(draft))

    assert fresh(draft).live


def test_those_who_approve_are_told_by_mail(staff):
    approvers = [staff[MEDICAL_REVIEWERS].user, staff[PUBLISHERS].user]
    draft = builders.make_condition(publish=False, owner=staff[WRITERS].user)

    staff[WRITERS].save(draft, staff[WRITERS].open(draft), "action-submit")

    told = sorted(address for message in mail.outbox for address in message.to)
    assert told == sorted(user.email for user in approvers)


def test_a_draft_is_locked_for_its_writer_while_it_waits(staff):
    draft = builders.make_condition(publish=False, owner=staff[WRITERS].user)
    form = staff[WRITERS].open(draft)
    staff[WRITERS].save(draft, form, "action-submit")

    told = staff[WRITERS].save(draft, form | {"title": "Changed after all"})

    assert told.status_code == 200
    draft.refresh_from_db()
    assert draft.latest_revision.as_object().title != "Changed after all"


def test_a_publisher_need_not_wait(staff):
    draft = builders.make_condition(publish=False, owner=staff[WRITERS].user)
    staff[WRITERS].save(draft, staff[WRITERS].open(draft), "action-submit")

    staff[PUBLISHERS].save(draft, staff[PUBLISHERS].open(draft), "action-publish")

    assert fresh(draft).live
    assert not fresh(draft).workflow_in_progress


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_the_dashboard_offers_what_the_role_may_begin(role, staff):
    page = staff[role].get(reverse("wagtailadmin_home")).content.decode()

    assert "What would you like to do?" in page
    may_write = role in (WRITERS, PUBLISHERS)
    assert (reverse("conditions:choose_parent") in page) == may_write
    assert (reverse("webinars:choose_parent") in page) == (role is not MEDICAL_REVIEWERS)
    assert ("Change the home page" in page) == (role is PUBLISHERS)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_what_the_dashboard_offers_leads_to_a_form(role, staff):
    for task in tasks_for(staff[role].user):
        response = staff[role].client.get(task.url, follow=True)
        assert response.status_code == 200
        assert b"data-edit-form" in response.content


def test_a_listing_is_for_those_who_work_with_its_pages(staff):
    assert was_refused(staff[WEBINAR_EDITORS].get(reverse("conditions:index")))
    assert staff[WEBINAR_EDITORS].get(reverse("webinars:index")).status_code == 200
    assert staff[MEDICAL_REVIEWERS].get(reverse("conditions:index")).status_code == 200
