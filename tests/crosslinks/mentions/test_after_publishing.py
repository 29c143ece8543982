"""Whoever publishes something hears which pages mention it, and adds the links on one screen."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.crosslinks.mentions import mentioning_views
from content_app.crosslinks.mentions.addresses import key_of
from content_app.crosslinks.mentions.entries import entry_of
from content_app.crosslinks.mentions.models import Mention
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS
from tests import builders
from tests.editing import PUBLISH, edit_url, open_form
from tests.editorial.desk import Desk, messages_in
from tests.reading import words_of

from .test_panel import newest_text, post_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return builders.make_condition("Example disease", publish=False)


def screen_of(instance) -> str:
    return reverse("pages_that_mention", args=[key_of(entry_of(instance))])


def choose(desk, instance, *pages):
    """Ticks some pages on the screen, and adds the links."""
    form = BeautifulSoup(desk.get(screen_of(instance)).content, "html.parser").select_one(
        ".content-app-mentions form"
    )
    places = {
        field["name"]: field["value"]
        for field in form.select("[name^=place-]")
        if field["type"] == "hidden" or field.has_attr("checked")
    }
    data = places | {"page": [page.pk for page in pages]}
    return desk.client.post(screen_of(instance), data, follow=True)


def published(in_background, condition):
    with in_background():
        condition.save_revision().publish()
    return condition


def test_publishing_says_how_many_pages_mention_it(condition, in_background):
    desk = Desk(builders.make_user(PUBLISHERS))
    for number in range(3):
        post_about(in_background, "Example disease.", slug=f"post-{number}")

    form = open_form(desk.client, edit_url(condition)) | PUBLISH
    response = desk.client.post(edit_url(condition), form, follow=True)

    assert "3 pages mention “Example disease” without a link to it." in messages_in(response)
    links = BeautifulSoup(response.content, "html.parser").select(".messages a[href]")
    assert screen_of(condition) in [link["href"] for link in links]


def test_publishing_says_nothing_where_nobody_mentions_it(condition):
    desk = Desk(builders.make_user(PUBLISHERS))

    form = open_form(desk.client, edit_url(condition)) | PUBLISH
    response = desk.client.post(edit_url(condition), form, follow=True)

    assert "mention" not in messages_in(response)


def test_a_publisher_adds_links_that_are_online_at_once(condition, in_background):
    one = post_about(in_background, "The example disease.", slug="one")
    other = post_about(in_background, "Another word of example disease.", slug="other")
    published(in_background, condition)
    desk = Desk(builders.make_user(PUBLISHERS))

    response = choose(desk, condition, one)

    assert "1 page has the link now, and is published with it." in messages_in(response)
    one.refresh_from_db()
    assert builders.link_to(condition, "example disease") in one.body[0].value["text"].source
    assert one.latest_revision.user == desk.user
    assert "<a" not in newest_text(other)
    shown = words_of(BeautifulSoup(response.content, "html.parser").main)
    assert "Another word of example disease ." in shown
    assert "The example disease" not in shown


def test_who_may_not_publish_adds_them_to_drafts(condition, in_background):
    post = post_about(in_background, "Example disease.")
    published(in_background, condition)
    desk = Desk(builders.make_user(MEDICAL_REVIEWERS))

    response = choose(desk, condition, post)

    assert "1 page has the link in its draft." in messages_in(response)
    assert "<a" in newest_text(post)
    post.refresh_from_db()
    assert "<a" not in post.body[0].value["text"].source


def test_a_newer_draft_and_what_is_online_both_get_the_link(condition, in_background):
    post = post_about(in_background, "Example disease.")
    post.title = "A new title"
    with in_background():
        post.save_revision()
    published(in_background, condition)

    choose(Desk(builders.make_user(PUBLISHERS)), condition, post)

    post.refresh_from_db()
    assert post.title == "A post"
    assert "<a" in post.body[0].value["text"].source
    assert "<a" in newest_text(post)
    assert post.get_latest_revision_as_object().title == "A new title"


def test_only_pages_that_one_may_edit_are_shown(condition, in_background):
    post = post_about(in_background, "Example disease.")
    published(in_background, condition)
    desk = Desk(builders.make_user(WEBINAR_EDITORS))

    shown = words_of(BeautifulSoup(desk.get(screen_of(condition)).content, "html.parser").main)
    desk.client.post(screen_of(condition), {"page": [post.pk]})

    assert "No page that you may edit mentions “Example disease”" in shown
    assert "One page more mentions it that you may not edit" in shown
    assert "<a" not in newest_text(post)


def test_locked_pages_are_passed_over_and_what_does_not_fit_follows(
    condition, in_background, monkeypatch
):
    monkeypatch.setattr(mentioning_views, "AT_ONCE", 1)
    locked, shown, _following = [
        post_about(in_background, f"Example disease {number}.", slug=f"post-{number}")
        for number in range(3)
    ]
    locked.locked, locked.locked_by = True, builders.make_user(PUBLISHERS, username="other")
    locked.save()
    published(in_background, condition)

    response = Desk(builders.make_user(PUBLISHERS)).get(screen_of(condition))

    page = BeautifulSoup(response.content, "html.parser").main
    assert [field["value"] for field in page.select("[name=page]")] == [str(shown.pk)]
    assert "One more page follows." in words_of(page)
    assert "One page more mentions it that you may not edit, or that is locked." in words_of(page)


def test_nonsense_and_what_is_gone_are_not_found(condition, in_background):
    desk = Desk(builders.make_user(PUBLISHERS))
    published(in_background, condition)

    for key in ("x", "1-1", f"{9**9}-1"):
        assert desk.get(reverse("pages_that_mention", args=[key])).status_code == 404
    for data in ({}, {"page": ["x", "99999999999"]}, {"page": "1", "place-1": "x"}):
        assert desk.client.post(screen_of(condition), data).status_code == 302
    condition.refresh_from_db()
    builders.unpublish(condition)
    assert desk.get(screen_of(condition)).status_code == 404
    nobody = Desk(builders.make_user())
    assert nobody.get(screen_of(condition)).url.startswith(reverse("wagtailadmin_login"))
    assert not Mention.objects.exists()
