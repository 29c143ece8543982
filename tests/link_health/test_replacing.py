"""The new address of something that has moved is put in the place of the old one, wherever that is used."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from content_app.blog.models import BlogPostPage
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS
from content_app.evidence.models import Study
from content_app.link_health import replacing_views
from content_app.link_health.checking import Verdict
from content_app.link_health.models import ExternalAddress, LinkFinding
from content_app.link_health.rounds import settle
from content_app.link_health.survey import survey_links
from tests import builders
from tests.editorial.desk import Desk, messages_in, was_refused
from tests.reading import words_of

pytestmark = pytest.mark.django_db

OLD, NEW = "http://old.example.org/?a=1&b=2", "https://new.example.org/?a=1&b=2"
IN_HTML = OLD.replace("&", "&amp;")


def text(words="words") -> list:
    return [builders.paragraph(f'<p>{words} <a href="{IN_HTML}">link</a></p>')]


def moved() -> ExternalAddress:
    """The old address, which all that is published links to, and which has moved."""
    survey_links()
    address = ExternalAddress.objects.get(url=OLD)
    settle(address, Verdict("moved", moved_to=NEW), timezone.now().date())
    return address


def url_of(address) -> str:
    return reverse("link_health_replace", args=[address.pk])


def press(desk, address):
    url = url_of(address)
    form = BeautifulSoup(desk.get(url).content, "html.parser").select_one("form[method=post]")
    sent = form.find("input", attrs={"name": "moved_to"})["value"]
    return desk.client.post(url, {"moved_to": sent}, follow=True)


def source_of(version) -> str:
    return str(version.body.raw_data[0]["value"]["text"])


def test_each_version_of_each_page_gets_the_new_address_and_one_revision():
    publisher = Desk(builders.make_user(PUBLISHERS))
    post = builders.make_post("Balance", body=text("online"))
    post.body = text("scheduled")
    due = timezone.now() + timedelta(days=3)
    scheduled = post.save_revision(approved_go_live_at=due)
    post.body = text("a draft")
    post.save_revision()
    study = builders.make_study(url=OLD)
    address = moved()
    asked = words_of(BeautifulSoup(publisher.get(url_of(address)).content, "html.parser"))
    before = post.revisions.count()

    answer = press(publisher, address)

    for words in ("Balance", "The example study", NEW):
        assert words in asked
    assert "2 pages are changed and online." in messages_in(answer)
    post, study = BlogPostPage.objects.get(pk=post.pk), Study.objects.get(pk=study.pk)
    assert study.url == NEW
    waiting = post.revisions.get(approved_go_live_at__isnull=False)
    assert (waiting.approved_go_live_at, waiting.pk != scheduled.pk) == (due, True)
    versions = {
        "online": post,
        "scheduled": waiting.as_object(),
        "a draft": post.get_latest_revision_as_object(),
    }
    for words, version in versions.items():
        assert words in source_of(version)
        assert NEW.replace("&", "&amp;") in source_of(version)
        assert "old.example.org" not in source_of(version)
    assert post.revisions.count() == before + 3
    assert post.latest_revision.user == publisher.user
    assert not LinkFinding.objects.filter(address=address).exists()


def test_an_alias_follows_the_page_that_it_repeats():
    publisher = Desk(builders.make_user(PUBLISHERS))
    post = builders.make_post("Balance", body=text())
    alias = post.create_alias(update_slug="balance-too")

    answer = press(publisher, moved())

    assert "1 page is changed and online." in messages_in(answer)
    assert "new.example.org" in source_of(BlogPostPage.objects.get(pk=alias.pk))


def test_a_page_that_cannot_be_changed_keeps_no_other_waiting(monkeypatch):
    publisher = Desk(builders.make_user(PUBLISHERS))
    builders.make_post("First", body=text())
    builders.make_post("Second", body=text())
    publish = Revision.publish

    def publish_second(self, *args, **kwargs):
        if "First" in self.object_str:
            raise RuntimeError("broken")
        publish(self, *args, **kwargs)

    address = moved()
    monkeypatch.setattr(Revision, "publish", publish_second)
    said = messages_in(press(publisher, address))

    assert "1 page is changed and online." in said
    assert "1 page stays as it was" in said


def test_whoever_may_not_publish_makes_drafts():
    reviewer = Desk(builders.make_user(MEDICAL_REVIEWERS))
    post = builders.make_post("Balance", body=text())
    address = moved()

    answer = press(reviewer, address)

    assert "1 draft waits to be published." in messages_in(answer)
    post = BlogPostPage.objects.get(pk=post.pk)
    assert "old.example.org" in source_of(post)
    assert "new.example.org" in source_of(post.get_latest_revision_as_object())
    assert LinkFinding.objects.filter(address=address).exists()


def test_what_somebody_may_not_edit_stays_as_it_is():
    editor = Desk(builders.make_user(WEBINAR_EDITORS))
    post = builders.make_post("Balance", body=text())
    address = moved()
    page = BeautifulSoup(editor.get(url_of(address)).content, "html.parser")

    assert "Not changed: you may not edit these" in words_of(page)
    assert not page.select("button[type=submit].button:not(.button-secondary)")
    editor.client.post(url_of(address), {"moved_to": NEW})

    assert "old.example.org" in source_of(BlogPostPage.objects.get(pk=post.pk))


def test_what_has_moved_once_more_is_shown_before_it_is_used():
    publisher = Desk(builders.make_user(PUBLISHERS))
    post = builders.make_post("Balance", body=text())

    answer = publisher.client.post(url_of(moved()), {"moved_to": "http://seen.example.org/"})

    assert "It has moved once more" in messages_in(answer)
    assert "old.example.org" in source_of(BlogPostPage.objects.get(pk=post.pk))


def test_many_are_changed_a_part_at_a_time(monkeypatch):
    monkeypatch.setattr(replacing_views, "AT_ONCE", 1)
    publisher = Desk(builders.make_user(PUBLISHERS))
    for title in ("First", "Second"):
        builders.make_post(title, body=text())
    address = moved()

    assert "1 more is left: press the button again." in messages_in(press(publisher, address))
    assert "1 page is changed and online." in messages_in(press(publisher, address))
    assert not address.uses.exists()


def test_drafts_that_wait_and_locked_pages_keep_nobody_from_the_rest(monkeypatch):
    monkeypatch.setattr(replacing_views, "AT_ONCE", 1)
    reviewer = Desk(builders.make_user(MEDICAL_REVIEWERS))
    locked, *_others = (builders.make_post(t, body=text()) for t in ("First", "Second", "Third"))
    BlogPostPage.objects.filter(pk=locked.pk).update(locked=True)
    address = moved()

    said = [messages_in(press(reviewer, address)) for _time in range(3)]

    one_draft, locked_one = "1 draft waits to be published.", "1 page stays as it was"
    assert all(words in said[0] for words in (one_draft, locked_one, "1 more is left"))
    assert all(words in said[1] for words in (one_draft, locked_one))
    assert "left" not in said[1]
    assert locked_one in said[2]
    BlogPostPage.objects.update(locked=False)
    assert one_draft in messages_in(press(reviewer, address))
    assert "Nothing was left to change." in messages_in(press(reviewer, address))
    assert BlogPostPage.objects.filter(has_unpublished_changes=True).count() == 3


def test_a_field_without_room_keeps_the_old_address():
    publisher = Desk(builders.make_user(PUBLISHERS))
    study = builders.make_study(url=OLD)
    address = moved()
    ExternalAddress.objects.update(moved_to=NEW + "&more=" + "x" * 200)

    assert "has no room" in messages_in(press(publisher, address))
    assert Study.objects.get(pk=study.pk).url == OLD


def test_strangers_and_addresses_that_have_not_moved_are_turned_away():
    builders.make_post("Balance", body=text())
    address = moved()
    stranger = builders.make_user()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert was_refused(Desk(stranger).get(url_of(address)))
    assert was_refused(Desk(stranger).client.post(url_of(address), {"moved_to": NEW}))
    ExternalAddress.objects.update(outcome="answers")
    assert Desk(builders.make_user(PUBLISHERS)).get(url_of(address)).status_code == 404
