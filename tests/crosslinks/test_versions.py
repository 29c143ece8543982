"""What is online, what is scheduled and a newer draft are changed each for itself, and all three survive."""

from datetime import UTC, datetime, timedelta

import pytest
from wagtail.models import PageLogEntry, Workflow

from content_app.crosslinks.versions import VersionKind, change_versions, versions_of
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WRITERS
from tests import builders
from tests.crosslinks.rich_texts import rewrite_rich_texts, rich_texts

pytestmark = pytest.mark.django_db

GOES_LIVE_AT = datetime(2090, 5, 10, 12, 0, tzinfo=UTC)
LIVE, SCHEDULED, DRAFT = VersionKind.LIVE, VersionKind.SCHEDULED, VersionKind.DRAFT


def write(page, words, *, title=None, **when):
    """The page's newest version from now on, not published."""
    page = page.get_latest_revision_as_object()
    page.body = [builders.paragraph(f"<p>{words}: old.</p>")]
    page.title = title or page.title
    for name, moment in when.items():
        setattr(page, name, moment)
    return page.save_revision()


def page_in_three_versions():
    page = builders.make_post("Nerves", body=[builders.paragraph("<p>online: old.</p>")])
    write(page, "planned", go_live_at=GOES_LIVE_AT, expire_at=GOES_LIVE_AT + timedelta(1)).publish()
    page.refresh_from_db()
    write(page, "draft", title="Nerves, again", go_live_at=None)
    return fresh(page)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def renew(instance):
    return rewrite_rich_texts(instance, lambda html: html.replace("old", "new"))


def renew_only(words):
    return lambda instance: rewrite_rich_texts(
        instance, lambda html: html.replace(f"{words}: old", f"{words}: new")
    )


def words_of_versions(page) -> dict[VersionKind, str]:
    texts = {
        one.kind: [text.value for text in rich_texts(one.instance)]
        for one in versions_of(fresh(page))
    }
    return {
        kind: words[0].removeprefix("<p>").removesuffix(".</p>") for kind, words in texts.items()
    }


def test_all_three_versions_survive_a_change_of_each(client):
    page = page_in_three_versions()
    publisher = builders.make_user(PUBLISHERS)

    assert change_versions(page, renew, user=publisher) == [LIVE, SCHEDULED, DRAFT]

    assert words_of_versions(page) == {
        LIVE: "online: new",
        SCHEDULED: "planned: new",
        DRAFT: "draft: new",
    }
    after = fresh(page)
    assert "online: new" in client.get(after.url).content.decode()
    assert (after.live, after.has_unpublished_changes) == (True, True)
    assert after.get_latest_revision_as_object().title == "Nerves, again"
    assert (after.title, after.draft_title) == ("Nerves", "Nerves, again")
    assert after.scheduled_revision.approved_go_live_at == GOES_LIVE_AT
    assert after.get_scheduled_revision_as_object().expire_at == GOES_LIVE_AT + timedelta(1)
    mine = PageLogEntry.objects.filter(page=page.pk, user=publisher).values_list(
        "action", flat=True
    )
    assert sorted(mine) == ["wagtail.edit", "wagtail.edit", "wagtail.publish"]


@pytest.mark.parametrize(
    ("words", "expected"), [("online", [LIVE]), ("planned", [SCHEDULED]), ("draft", [DRAFT])]
)
def test_the_versions_that_have_nothing_to_change_stay_as_they_are(words, expected):
    page = page_in_three_versions()
    writer = page.revisions.order_by("-pk").first()
    before = words_of_versions(page)

    assert change_versions(page, renew_only(words), user=builders.make_user(PUBLISHERS)) == expected

    (kind,) = expected
    assert words_of_versions(page) == before | {kind: f"{words}: new"}
    after = fresh(page)
    assert after.scheduled_revision.approved_go_live_at == GOES_LIVE_AT
    assert after.latest_revision == after.revisions.order_by("created_at", "pk").last()
    if kind is not DRAFT:
        assert after.latest_revision.user == writer.user


def test_a_change_of_nothing_leaves_no_trace():
    page = page_in_three_versions()
    before = page.revisions.count()

    assert change_versions(page, renew_only("elsewhere"), user=None) == []
    assert page.revisions.count() == before


def test_a_published_page_without_a_draft_has_none_afterwards():
    page = builders.make_post(body=[builders.paragraph("<p>online: old.</p>")])

    assert change_versions(page, renew, user=None) == [LIVE]

    after = fresh(page)
    assert not after.has_unpublished_changes
    assert after.live_revision == after.latest_revision


def test_who_may_not_publish_makes_a_draft_of_the_newest_version():
    page = page_in_three_versions()
    reviewer = builders.make_user(MEDICAL_REVIEWERS)

    assert change_versions(page, renew, user=reviewer) == [DRAFT]

    assert words_of_versions(page) == {
        LIVE: "online: old",
        SCHEDULED: "planned: old",
        DRAFT: "draft: new",
    }
    assert fresh(page).latest_revision.user == reviewer


def test_a_plan_that_somebody_else_approved_is_not_touched_without_the_right_to_publish():
    page = builders.make_post(body=[builders.paragraph("<p>online: old.</p>")])
    write(page, "planned", go_live_at=GOES_LIVE_AT).publish()

    change_versions(page, renew, user=builders.make_user(MEDICAL_REVIEWERS))

    assert words_of_versions(page) == {
        LIVE: "online: old",
        SCHEDULED: "planned: old",
        DRAFT: "planned: new",
    }


@pytest.mark.parametrize("published_once", [False, True])
def test_a_page_that_nobody_can_read_is_changed_as_a_draft(published_once):
    page = builders.make_post(
        body=[builders.paragraph("<p>draft: old.</p>")], publish=published_once
    )
    page = builders.unpublish(page)

    assert change_versions(page, renew, user=builders.make_user(PUBLISHERS)) == [DRAFT]

    assert words_of_versions(page) == {DRAFT: "draft: new"}
    assert not fresh(page).live


@pytest.mark.parametrize("role", [WRITERS, None])
def test_who_may_not_edit_a_page_changes_nothing(role):
    page = page_in_three_versions()

    assert change_versions(page, renew, user=builders.make_user(role)) == []


def test_what_another_person_has_locked_stays_as_it_is():
    page = page_in_three_versions()
    page.locked, page.locked_by = True, builders.make_user(MEDICAL_REVIEWERS)
    page.save()

    assert change_versions(page, renew, user=builders.make_user(PUBLISHERS)) == []


def test_a_draft_that_waits_for_approval_still_waits(admin_user):
    page = builders.make_post(body=[builders.paragraph("<p>online: old.</p>")])
    write(page, "draft")
    page.refresh_from_db()
    waiting = Workflow.objects.first().start(page, builders.make_user(WRITERS))

    assert change_versions(page, renew, user=admin_user) == [LIVE, DRAFT]

    waiting.refresh_from_db()
    assert waiting.status == waiting.STATUS_IN_PROGRESS
    assert waiting.current_task_state.status == "in_progress"


def test_a_record_with_drafts_is_changed_in_each_of_them():
    person = builders.make_person(biography="<p>online: old.</p>")
    person.biography = "<p>draft: old.</p>"
    person.save_revision()

    assert change_versions(person, renew, user=builders.make_user(PUBLISHERS)) == [LIVE, DRAFT]

    assert words_of_versions(person) == {LIVE: "online: new", DRAFT: "draft: new"}


def test_a_callout_that_is_not_published_stays_a_draft():
    callout = builders.make_callout(text="<p>draft: old.</p>", publish=False)

    assert change_versions(callout, renew, user=builders.make_user(WRITERS)) == [DRAFT]

    assert words_of_versions(callout) == {DRAFT: "draft: new"}
    assert not fresh(callout).live
