"""Between "Publish" and the public stands what will happen, in words, wherever something may be wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from content_app.announcements.template import default_plan
from content_app.crosslinks.models import Relation
from content_app.editorial.roles import PUBLISHERS, WEBINAR_EDITORS, WRITERS
from content_app.people.models import Credit, CreditRole
from content_app.scheduling import heartbeat
from content_app.webinars.models import WebinarPage
from tests.builders import (
    make_announced_webinar,
    make_image,
    make_person,
    make_post,
    make_site,
    make_user,
)
from tests.editing import add_url, edit_url, send
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_runner_that_runs():
    heartbeat.beat()


@pytest.fixture
def editor(client):
    client.force_login(make_user(WEBINAR_EDITORS))
    return client


def make_draft(**fields) -> WebinarPage:
    speaker = make_person("Ada Example", photo=make_image())
    facts = {
        "in_days": 56,
        "summary": "About nerves.",
        "credits": [Credit(person=speaker, role=CreditRole.SPEAKER)],
        "publish": False,
    }
    return make_announced_webinar("Ask us", **facts | fields)


def publish_url(page) -> str:
    return reverse("announcement_publish", args=[page.pk])


def answer(client, page, **answers):
    """Sends the form of the preflight."""
    data = {"version": version_seen(client, page), "when": "planned"} | answers
    return client.post(publish_url(page), data, follow=True)


def version_seen(client, page) -> str:
    field = preflight_of(client, page).find("input", attrs={"name": "version"})
    return field["value"] if field else ""


def preflight_of(client, page) -> BeautifulSoup:
    response = client.get(publish_url(page))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def fresh(page) -> WebinarPage:
    return WebinarPage.objects.get(pk=page.pk)


def scheduled_for(page) -> datetime | None:
    waiting = Revision.page_revisions.filter(
        object_id=str(page.pk), approved_go_live_at__isnull=False
    )
    return waiting.values_list("approved_go_live_at", flat=True).first()


def unschedule(page) -> None:
    Revision.page_revisions.filter(object_id=str(page.pk)).update(approved_go_live_at=None)


def kept_streams(page) -> dict:
    """The streams of a page as the form sends them if nobody touches them."""
    steps = {
        str(number): {
            "deleted": "",
            "order": str(number),
            "type": step.block_type,
            "id": step.id,
            "value": {
                name: {
                    "amount": str(part["amount"]),
                    "unit": part["unit"],
                    "anchor": part["anchor"],
                }
                for name, part in step.value.items()
                if name != "is_on"
            }
            | {"is_on": "on"},
        }
        for number, step in enumerate(page.announcement_plan)
    }
    return {"announcement_plan": {"count": str(len(steps)), **steps}}


def test_a_page_whose_plan_lies_ahead_waits_for_its_date(editor):
    draft = make_draft()

    response = send(editor, edit_url(draft), kept_streams(draft), publish=True)

    assert response.redirect_chain[0][0] == publish_url(draft)
    assert "The draft of “Ask us” is saved; nothing is public yet." in words_of(
        BeautifulSoup(response.content, "html.parser").main
    )
    assert (fresh(draft).live, scheduled_for(draft)) == (False, None)

    answer(editor, draft)

    assert fresh(draft).live is False
    assert scheduled_for(draft) == draft.starts_at - timedelta(weeks=6)


def test_it_can_be_published_at_once_instead(editor):
    draft = make_draft()

    answer(editor, draft, when="now")

    assert (fresh(draft).live, scheduled_for(draft)) == (True, None)


def test_a_new_page_is_not_public_before_somebody_has_answered(editor):
    url = add_url(WebinarPage, make_site().webinars)
    plan = make_draft()

    response = send(
        editor, url, {"title": "Another", "slug": "another"} | kept_streams(plan), publish=True
    )

    another = WebinarPage.objects.get(slug="another")
    assert response.redirect_chain[0][0] == publish_url(another)
    assert (another.live, another.has_unpublished_changes) == (False, True)
    assert editor.get(another.get_url()).status_code == 404


def test_what_will_happen_is_said_with_its_dates(editor):
    draft = make_draft(starts_at=datetime(2127, 3, 12, 19, 0, tzinfo=UTC), ends_at=None)

    entries = [
        words_of(entry)
        for entry in preflight_of(editor, draft).select(".content-app-timeline__entries li")
    ]

    assert "The page goes online" in entries[0]
    assert any(
        "Banner on every page 2 weeks before the start, until the start" in e for e in entries
    )
    assert any("March 12, 2127" in entry and "It begins" in entry for entry in entries)


def test_a_warning_has_to_be_accepted(editor):
    draft = make_draft(registration_url="")

    refused = BeautifulSoup(answer(editor, draft, when="now").content, "html.parser").main

    assert scheduled_for(draft) is None
    assert words_of(refused.select_one(".error-message")) == (
        "Tick the box to publish it all the same, or mend it."
    )

    assert "Not published yet" in words_of(refused)
    assert [words_of(button) for button in refused.select(".content-app-preflight button")] == [
        "Publish on that date",
        "Publish now instead",
    ]

    answer(editor, draft, accept=refused.find("input", attrs={"name": "accept"})["value"])

    assert scheduled_for(draft) is not None


def test_a_warning_leads_to_where_it_is_mended(editor):
    draft = make_draft(relations=[Relation(target=make_post("A secret", publish=False))])

    main = preflight_of(editor, draft)

    assert "It points to “A secret”, which is not published" in words_of(main)
    assert f"{edit_url(draft)}#tab-connections" in links_of(main).values()


def test_an_error_cannot_be_accepted(editor):
    draft = make_draft(go_live_at=timezone.now() - timedelta(days=1))

    main = preflight_of(editor, draft)
    answer(editor, draft)

    assert not main.select(".content-app-preflight button")
    assert (fresh(draft).live, scheduled_for(draft)) == (False, None)


def test_a_draft_that_changed_in_the_meantime_is_looked_at_once_more(editor):
    draft = make_draft()
    seen = version_seen(editor, draft)
    draft.summary = "About other things."
    # As autosave does, which keeps the revision and replaces what it holds.
    draft.save_revision(overwrite_revision=draft.get_latest_revision())

    response = editor.post(publish_url(draft), {"version": seen, "when": "planned"})

    assert "The draft was changed in the meantime." in response.content.decode()
    assert scheduled_for(draft) is None


def test_a_page_that_is_public_stays_so_while_somebody_is_asked(editor):
    webinar = make_announced_webinar("Ask us", in_days=56, registration_url="")
    # Old revisions can be deleted, and an imported page may have none.
    WebinarPage.objects.filter(pk=webinar.pk).update(live_revision=None)

    response = send(editor, edit_url(webinar), kept_streams(webinar), publish=True)

    assert response.redirect_chain[0][0] == publish_url(webinar)
    assert editor.get(webinar.get_url()).status_code == 200


def test_a_date_that_came_from_the_plan_moves_with_it(editor):
    draft = make_draft()
    answer(editor, draft)
    unschedule(draft)
    moved = fresh(draft).get_latest_revision_as_object()
    moved.starts_at, moved.ends_at = moved.starts_at + timedelta(weeks=2), None
    moved.save_revision()

    answer(editor, draft)

    assert scheduled_for(draft) == moved.starts_at - timedelta(weeks=6)


def test_a_date_that_somebody_chose_stays(editor):
    draft = make_draft()
    chosen = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
    send(
        editor,
        edit_url(draft),
        {"go_live_at": f"{chosen:%Y-%m-%d %H:%M}"} | kept_streams(draft),
    )

    asked = preflight_of(editor, draft)
    answer(editor, draft, accept=asked.find("input", attrs={"name": "accept"})["value"])

    assert scheduled_for(draft) == chosen


def test_an_alias_is_not_published_by_itself(editor):
    alias = make_announced_webinar("Ask us", in_days=56).create_alias(update_slug="again")

    assert editor.get(publish_url(alias)).status_code == 302


def test_without_a_plan_nothing_stands_in_between(editor):
    draft = make_draft(announcement_plan=[], go_live_at=None)

    send(editor, edit_url(draft), publish=True)

    assert fresh(draft).live


def test_a_post_that_is_scheduled_is_looked_at_too(client):
    client.force_login(make_user(PUBLISHERS))
    post = make_post(publish=False, go_live_at=timezone.now() + timedelta(days=3))

    response = send(client, edit_url(post), publish=True)

    assert response.redirect_chain[0][0] == publish_url(post)


@pytest.mark.parametrize("name", ["announcement_publish", "announcement_timeline"])
def test_only_who_may_publish_or_edit_it_sees_it(client, name):
    draft = make_draft()
    client.force_login(make_user(WRITERS))

    response = client.get(reverse(name, args=[draft.pk]))

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_what_does_not_exist_or_is_not_announced_is_no_error(editor):
    home = make_site().home

    assert editor.get(reverse("announcement_publish", args=[999999])).status_code == 404
    assert editor.get(reverse("announcement_publish", args=[home.pk])).status_code == 302


def test_the_editor_shows_the_timeline_of_the_newest_draft(editor):
    draft = make_draft()
    draft.registration_url = ""
    draft.save_revision()

    panel = BeautifulSoup(editor.get(edit_url(draft)).content, "html.parser").select_one(
        ".content-app-timeline"
    )

    assert len(panel.select("ol li")) == len(default_plan()) - 1 + 3
    assert "There is no address for registration" in words_of(panel)
    renewed = editor.get(panel["data-content-app-timeline"])
    assert words_of(BeautifulSoup(renewed.content, "html.parser")) == words_of(panel)


def test_a_new_webinar_begins_with_the_plan_of_its_site(editor):
    response = editor.get(add_url(WebinarPage, make_site().webinars))

    offered = response.context["form"].initial["announcement_plan"]
    assert [step.block_type for step in offered] == [step for step, _value in default_plan()]
