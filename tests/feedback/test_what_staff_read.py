"""What readers wrote is read beside the page, can be deleted, and goes by itself after a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from content_app.editorial.roles import PUBLISHERS, ROLES, WRITERS
from content_app.feedback.models import ReaderAnswer
from content_app.scheduling import runner
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.editorial.desk import Desk, edit_url, was_refused
from tests.reading import words_of
from tests.visiting import FROM_HERE, visitor

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def answer(page, words="", days_ago=0, is_helpful=True):
    day = timezone.localdate() - timedelta(days=days_ago)
    return ReaderAnswer.objects.create(
        page=page.page_ptr, is_helpful=is_helpful, words=words, day=day, language="en"
    )


def beside(desk, page) -> str:
    html = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    return words_of(html.select_one(".content-app-readers-panel"))


def test_words_stand_beside_their_page_and_on_the_dashboard():
    post, other = builders.make_post("Balance"), builders.make_post("Other")
    answer(post, "It has <b>no</b> pictures.", is_helpful=False)
    desk = Desk(builders.make_user(PUBLISHERS))

    assert "It has <b>no</b> pictures." in beside(desk, post)
    assert "Nobody has written anything yet." in beside(desk, other)
    assert "What readers wrote lately" in desk.get("/admin/").text


def test_what_staff_deleted_does_not_come_back_when_it_is_sent_again():
    post = builders.make_post("Balance")
    reader = visitor()
    asked = f"/feedback/{post.pk}/"
    answered = reader.post(asked, {"answer": "no"}, headers=FROM_HERE)
    key = BeautifulSoup(answered.content, "html.parser").select_one("[name=key]")["value"]
    sent = {"words": "A name", "key": key}
    reader.post(f"{asked}words/", sent, headers=FROM_HERE)
    written = ReaderAnswer.objects.get(words="A name")

    desk = Desk(builders.make_user(PUBLISHERS))
    desk.client.post(f"/admin/feedback/{written.pk}/delete-words/")
    assert reader.post(f"{asked}words/", sent, headers=FROM_HERE).status_code == 410

    written.refresh_from_db()
    assert written.words == ""


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_reads_and_deletes_as_the_table_says(role):
    post = builders.make_post("Balance", owner=builders.make_user(role))
    post.save_revision()
    written = answer(post, "A name")
    desk = Desk(post.owner)
    rights = role.readers[ReaderAnswer]

    assert ("A name" in desk.get("/admin/").text) == ("view" in rights)
    address = f"/admin/feedback/{written.pk}/delete-words/"
    assert was_refused(desk.get(address)) != ("delete" in rights)
    desk.client.post(address)
    written.refresh_from_db()
    assert (written.words == "") == ("delete" in rights)
    assert ReaderAnswer.objects.count() == 1, "The answer itself counts on."


def test_whoever_has_the_right_but_not_the_page_deletes_nothing():
    written = answer(builders.make_site().home, "A name")
    user = builders.make_user(WRITERS)
    user.groups.first().permissions.add(
        *builders.make_user(PUBLISHERS).groups.first().permissions.all()
    )

    assert was_refused(Desk(user).get(f"/admin/feedback/{written.pk}/delete-words/"))


def test_by_night_the_key_for_words_goes_when_it_opens_nothing_any_more(monkeypatch):
    post = builders.make_post()
    today = timezone.localdate(NOON)
    for days_ago in (1, 2):
        ReaderAnswer.objects.create(
            page=post.page_ptr,
            is_helpful=True,
            day=today - timedelta(days=days_ago),
            language="en",
            words_key="key",
        )
    monkeypatch.setattr(timezone, "now", lambda: NOON)

    runner.run_once()

    answers = ReaderAnswer.objects.order_by("-day")
    assert list(answers.values_list("words_key", flat=True)) == ["key", ""]


def test_by_night_words_go_after_a_year_and_answers_after_three(monkeypatch, settings):
    post = builders.make_post()
    today = timezone.localdate(NOON)
    kept, wordless, gone = (
        ReaderAnswer.objects.create(
            page=post.page_ptr, is_helpful=True, words="Words", day=day, language="en"
        )
        for day in (today - timedelta(days=365), today - timedelta(days=366), date(2023, 1, 1))
    )
    monkeypatch.setattr(timezone, "now", lambda: NOON)

    runner.run_once()

    kept.refresh_from_db()
    wordless.refresh_from_db()
    assert (kept.words, wordless.words) == ("Words", "")
    assert not ReaderAnswer.objects.filter(pk=gone.pk).exists()
    assert LedgerEntry.objects.get().label == "Delete what need not be kept of readers’ answers"
