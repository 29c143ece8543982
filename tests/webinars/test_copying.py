"""A webinar becomes the beginning of the next one, and loses nothing where it is only repeated."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from content_app.editorial.roles import MEDICAL_REVIEWERS, WEBINAR_EDITORS, WRITERS
from content_app.people.models import CreditRole
from content_app.webinars.models import WebinarPage
from tests.builders import (
    credit,
    make_condition,
    make_document,
    make_image,
    make_locale,
    make_past_webinar,
    make_person,
    make_post,
    make_site,
    make_user,
    make_webinar,
    paragraph,
    relate,
    translate,
)
from tests.editing import edit_url, message_beside
from tests.reading import links_of, words_of

pytestmark = pytest.mark.django_db

OF_THE_DAY = {
    "starts_at": datetime(2022, 6, 27, 23, 0, tzinfo=UTC),
    "ends_at": datetime(2022, 6, 28, 0, 0, tzinfo=UTC),
    "standing": "postponed",
    "notice": "The speaker is ill.",
    "registration_url": "https://example.org/register",
    "recording_url": "https://www.youtube.com/watch?v=abcdefghijk",
    "transcript": "<p>Good evening.</p>",
}


@pytest.fixture
def webinar():
    webinar = make_webinar(
        "Treating anti-MAG",
        summary="On treatment.",
        host="A society",
        time_zone="Europe/Paris",
        lead_image=make_image(),
        body=[paragraph("<p>What helps.</p>")],
        text_before="<p>Bring your questions.</p>",
        slides=make_document(),
        time_change_reason="A flu.",
        **OF_THE_DAY,
    )
    webinar = credit(webinar, make_person("Ada Example"), role=CreditRole.SPEAKER)
    return relate(webinar, make_condition("Anti-MAG"))


def copy_url(page) -> str:
    return reverse("copy_webinar_as_new", args=[page.pk])


def copy_as_new(client, webinar, title="Living with anti-MAG"):
    return client.post(copy_url(webinar), {"title": title}, follow=True)


def the_copy() -> WebinarPage:
    return WebinarPage.objects.order_by("pk").last().get_latest_revision_as_object()


def facts_of(webinar) -> dict:
    return {name: getattr(webinar, name) for name in OF_THE_DAY}


def test_what_is_reusable_is_in_the_new_draft(admin_client, webinar):
    response = copy_as_new(admin_client, webinar)

    new = the_copy()
    assert response.request["PATH_INFO"] == edit_url(new)
    assert (new.title, new.slug) == ("Living with anti-MAG", "living-with-anti-mag")
    assert (new.live, new.first_published_at) == (False, None)
    assert (new.summary, new.host, new.time_zone) == ("On treatment.", "A society", "Europe/Paris")
    assert new.lead_image == webinar.lead_image
    assert new.body.get_prep_value() == webinar.body.get_prep_value()
    assert new.text_before == webinar.text_before
    assert [row.person.name for row in new.credits.all()] == ["Ada Example"]
    assert [row.target.title for row in new.relations.all()] == ["Anti-MAG"]
    assert new.translation_key != webinar.translation_key


def test_what_belongs_to_the_day_is_not(admin_client, webinar):
    copy_as_new(admin_client, webinar)

    new = the_copy()
    assert facts_of(new) == facts_of(WebinarPage())
    assert (new.slides, new.time_change_reason) == (None, "")
    assert (new.sort_at, new.over_at) == (None, None)
    assert new.revisions.count() == 1


def test_neither_is_what_was_planned_for_the_page(admin_client):
    webinar = make_webinar(go_live_at=datetime(2099, 1, 1, tzinfo=UTC), locked=True, publish=False)

    copy_as_new(admin_client, webinar)

    assert (the_copy().go_live_at, the_copy().locked) == (None, False)


def test_it_is_the_latest_version_that_is_copied(admin_client, webinar):
    webinar.summary = "On living with it."
    webinar.save_revision()

    copy_as_new(admin_client, webinar)

    assert the_copy().summary == "On living with it."


def test_the_original_stays_as_it_is(admin_client, webinar):
    copy_as_new(admin_client, webinar)

    assert facts_of(WebinarPage.objects.get(pk=webinar.pk)) == OF_THE_DAY


@pytest.mark.parametrize("title", ["", " ", "x" * 256, "\x00"])
def test_a_title_that_is_none_is_asked_for_again(admin_client, webinar, title):
    assert message_beside(copy_as_new(admin_client, webinar, title), "title")
    assert WebinarPage.objects.count() == 1


def test_a_title_without_a_letter_would_have_no_address(admin_client, webinar):
    answer = copy_as_new(admin_client, webinar, "?!")

    assert "at least one letter or digit" in message_beside(answer, "title")


def test_a_second_copy_with_the_same_title_has_an_address_of_its_own(admin_client, webinar):
    copy_as_new(admin_client, webinar, webinar.title)

    assert the_copy().slug == f"{webinar.slug}-2"


@pytest.mark.parametrize("place", ["edit", "listing", "explorer"])
def test_it_is_among_the_actions_of_a_webinar(admin_client, webinar, place):
    urls = {
        "edit": edit_url(webinar),
        "listing": reverse("webinars:index"),
        "explorer": reverse("wagtailadmin_explore", args=[make_site().webinars.pk]),
    }

    page = BeautifulSoup(admin_client.get(urls[place]).content, "html.parser")

    assert links_of(page)["Copy as a new webinar"].startswith(copy_url(webinar))


def test_of_other_pages_it_is_not(admin_client):
    page = BeautifulSoup(admin_client.get(edit_url(make_post())).content, "html.parser")

    assert "Copy as a new webinar" not in words_of(page)


@pytest.mark.parametrize(
    ("role", "copies"), [(WRITERS, 0), (MEDICAL_REVIEWERS, 0), (WEBINAR_EDITORS, 1)]
)
def test_whoever_may_make_one_may_copy_it(client, webinar, role, copies):
    client.force_login(make_user(role))

    offered = "Copy as a new webinar" in client.get(edit_url(webinar), follow=True).text
    copy_as_new(client, webinar)

    assert offered is bool(copies)
    assert WebinarPage.objects.count() == 1 + copies


def test_of_what_is_no_webinar_there_is_no_such_copy(admin_client):
    assert admin_client.get(copy_url(make_post())).status_code == 404


# Wagtail's own copies


def test_a_translation_keeps_the_day(webinar):
    translation = translate(webinar, publish=False)

    assert facts_of(translation) == OF_THE_DAY
    assert translation.slides == webinar.slides


def test_an_alias_keeps_the_day(webinar):
    alias = webinar.create_alias(update_slug="alias")

    assert facts_of(alias) == OF_THE_DAY
    assert alias.slides == webinar.slides


def test_so_does_an_alias_in_another_language(webinar):
    alias = webinar.copy_for_translation(make_locale(), copy_parents=True, alias=True)

    assert facts_of(alias) == OF_THE_DAY


def test_so_does_a_plain_copy(webinar):
    copy = webinar.copy(update_attrs={"slug": "copy"}, keep_live=False)

    assert facts_of(copy) == facts_of(copy.get_latest_revision_as_object()) == OF_THE_DAY


def test_copying_the_index_with_its_webinars_keeps_their_days(webinar):
    index = make_site().webinars.copy(recursive=True, update_attrs={"slug": "archive"})

    copy = index.get_children().get().specific
    assert facts_of(copy) == OF_THE_DAY


@pytest.mark.parametrize("make", ["copy", "translation"])
def test_the_reason_for_a_change_of_time_is_not_repeated(make):
    webinar = make_past_webinar(time_change_reason="A flu.")

    copy = (
        webinar.copy(update_attrs={"slug": "copy"})
        if make == "copy"
        else translate(webinar, publish=False)
    )

    assert copy.time_change_reason == ""
    assert copy.get_latest_revision_as_object().time_change_reason == ""
