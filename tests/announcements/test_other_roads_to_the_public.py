"""Whoever approves, publishes many pages at once or uses the API meets the preflight too."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import APIToken, TaskState

from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS, WRITERS
from content_app.scheduling import heartbeat
from content_app.webinars.models import WebinarPage
from tests.builders import make_announced_webinar, make_post, make_user
from tests.editing import edit_url, open_form
from tests.editorial.desk import Desk, messages_in

V3 = "/api/v3-preview/pages/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_runner_that_runs():
    heartbeat.beat()


def make_draft(**fields) -> WebinarPage:
    return make_announced_webinar("Ask us", in_days=56, publish=False, **fields)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def scheduled_for(page):
    waiting = fresh(page).scheduled_revision
    return waiting and waiting.approved_go_live_at


def submit(draft) -> TaskState:
    draft.get_workflow().start(draft, make_user(WRITERS))
    return fresh(draft).current_workflow_task_state


def approve_url(draft) -> str:
    return reverse("announcement_approve", args=[draft.pk])


def press_approve(desk, draft, **options):
    args = [draft.pk, "approve", fresh(draft).current_workflow_task_state.pk]
    url = reverse("wagtailadmin_pages:workflow_action", args=args)
    return desk.client.post(url, {"comment": "Well done"}, **options)


def approve_in_the_editor(desk, draft, **changes):
    form = open_form(desk.client, edit_url(draft)) | changes
    pressed = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps({"comment": "Well done"}),
    }
    return desk.client.post(edit_url(draft), form | pressed)


def test_a_reviewer_reads_what_will_happen_before_approving():
    draft = make_draft()
    submit(draft)
    reviewer = Desk(make_user(WEBINAR_EDITORS))

    asked = press_approve(reviewer, draft)

    assert asked.headers["Location"] == approve_url(draft)
    page = reviewer.get(approve_url(draft)).content.decode()
    assert "The page goes online" in page
    assert "Publish now instead" not in page
    assert scheduled_for(draft) is None

    done = reviewer.say_yes(draft, "approve")

    assert done.status_code == 302
    assert scheduled_for(draft) is not None
    assert TaskState.objects.get().comment == "Well done"


def test_the_comment_that_a_reviewer_has_written_is_kept_meanwhile():
    draft = make_draft()
    submit(draft)
    reviewer = Desk(make_user(WEBINAR_EDITORS))

    answer = press_approve(reviewer, draft, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.json() == {"step": "success", "redirect": approve_url(draft)}
    assert "Well done</textarea>" in reviewer.get(approve_url(draft)).content.decode()


def test_what_a_reviewer_changes_in_the_editor_is_saved_before_the_question():
    draft = make_draft(announcement_plan=[], go_live_at=timezone.now() + timezone.timedelta(days=9))
    submit(draft)
    reviewer = Desk(make_user(WEBINAR_EDITORS))

    asked = approve_in_the_editor(reviewer, draft, summary="Better words")

    assert asked.headers["Location"] == approve_url(draft)
    newest = fresh(draft).get_latest_revision_as_object()
    assert (newest.summary, fresh(draft).live) == ("Better words", False)


def test_in_the_editor_nothing_is_asked_where_there_is_nothing_to_read():
    draft = make_draft(announcement_plan=[])
    submit(draft)
    reviewer = Desk(make_user(WEBINAR_EDITORS))

    approve_in_the_editor(reviewer, draft, summary="Better words")

    assert (fresh(draft).live, fresh(draft).summary) == (True, "Better words")


def test_an_approval_that_is_not_the_last_asks_nothing():
    post = make_post(publish=False, go_live_at=timezone.now() + timezone.timedelta(days=3))
    submit(post)
    reviewer, publisher = Desk(make_user(MEDICAL_REVIEWERS)), Desk(make_user(PUBLISHERS))

    press_approve(reviewer, post)

    assert fresh(post).current_workflow_task.name == "Publication"
    assert press_approve(publisher, post).headers["Location"] == approve_url(post)


@pytest.mark.parametrize("role", [WRITERS, MEDICAL_REVIEWERS])
def test_only_those_who_may_approve_it_are_asked(role):
    draft = make_draft()
    assert Desk(make_user(WEBINAR_EDITORS)).get(approve_url(draft)).status_code == 302
    submit(draft)

    response = Desk(make_user(role, "somebody")).get(approve_url(draft))

    assert response.headers["Location"] == reverse("wagtailadmin_home")


def publish_together(desk, *pages, **form):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return desk.client.post(f"{url}?{ids}&next={reverse('wagtailadmin_home')}", form, follow=True)


def test_many_pages_are_published_together_if_nobody_has_to_read_anything():
    drafts = [make_draft(announcement_plan=[]), make_post(publish=False)]

    publish_together(Desk(make_user(PUBLISHERS)), *drafts)

    assert all(fresh(draft).live for draft in drafts)


def test_one_that_has_a_plan_is_named_and_nothing_is_published():
    post, draft = make_post(publish=False), make_draft()
    publisher = Desk(make_user(PUBLISHERS))

    for response in (
        publish_together(publisher, post, draft),
        publish_together(publisher, post, draft.get_parent(), include_descendants="on"),
    ):
        assert "Nothing was published yet." in messages_in(response)
        assert reverse("announcement_publish", args=[draft.pk]) in response.content.decode()
        assert not fresh(post).live
        assert scheduled_for(draft) is None


@pytest.fixture
def api(client):
    _token, secret = APIToken.create_token(user=make_user(WEBINAR_EDITORS), name="A program")
    return lambda path, method="post", **data: client.generic(
        method.upper(),
        f"{V3}{path}",
        json.dumps(data),
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}"},
    )


def change(api, draft, **data):
    meta = {"type": "content_app.WebinarPage", "action": "publish"}
    return api(f"{draft.pk}/", "patch", meta=meta, **data)


def test_a_program_publishes_as_planned(api):
    draft = make_draft()

    assert api(f"{draft.pk}/actions/publish/").status_code == 200

    assert (fresh(draft).live, scheduled_for(draft) is None) == (False, False)


def test_a_change_by_a_program_is_published_as_planned(api):
    draft = make_draft()

    assert change(api, draft, summary="Better words").status_code == 200

    waiting = fresh(draft).scheduled_revision.as_object()
    assert (waiting.summary, fresh(draft).live) == ("Better words", False)


def test_a_program_is_told_what_has_to_be_mended_first(api):
    draft = make_draft(go_live_at=timezone.now() - timezone.timedelta(days=1))

    for refused in (
        api(f"{draft.pk}/actions/publish/"),
        change(api, draft, summary="Better words"),
    ):
        assert refused.status_code == 422
        assert "has passed" in json.dumps(refused.json()["errors"])
    assert not fresh(draft).live
    assert fresh(draft).get_latest_revision_as_object().summary != "Better words"
