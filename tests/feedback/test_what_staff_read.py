"""What readers wrote is read beside the page, can be deleted, and goes by itself after a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.utils import timezone

from content_app.editorial.roles import PUBLISHERS, ROLES, WRITERS
from content_app.feedback.models import ReaderAnswer
from content_app.scheduling import runner
from content_app.scheduling.models import LedgerEntry
from tests import builders
from tests.editorial.desk import Desk, edit_url, was_refused
from tests.feedback.answers import REPORT, answer, words_in_report
from tests.reading import links_of, words_of
from tests.visiting import FROM_HERE, visitor

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def mark(desk, written, **data):
    return desk.client.post(f"/admin/feedback/{written.pk}/mark-words/", data)


def toggle(desk, page) -> str:
    """What stands on the button of the panel."""
    html = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    counter = '[data-side-panel-toggle="readers"] [data-side-panel-toggle-counter]:not([hidden])'
    return words_of(html.select_one(counter))


def on_dashboard(desk) -> str:
    html = BeautifulSoup(desk.get("/admin/").content, "html.parser")
    return words_of(html.select_one("#new-words-section"))


def beside(desk, page) -> str:
    html = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    return words_of(html.select_one(".content-app-readers-panel"))


def test_words_stand_beside_their_page_and_on_the_dashboard():
    post, other = builders.make_post("Balance"), builders.make_post("Other")
    answer(post, "It has <b>no</b> pictures.", is_helpful=False)
    desk = Desk(builders.make_user(PUBLISHERS))

    assert "It has <b>no</b> pictures." in beside(desk, post)
    assert "Nobody has written anything yet." in beside(desk, other)
    assert "It has <b>no</b> pictures." in on_dashboard(desk)


def test_the_dashboard_shows_words_until_somebody_says_that_they_are_read():
    post = builders.make_post("Balance")
    written = answer(post, "No pictures.", days_ago=30)
    desk = Desk(builders.make_user(PUBLISHERS))
    assert "No pictures." in on_dashboard(desk)
    assert toggle(desk, post) == "1"

    answered = mark(desk, written, next="/admin/")

    assert answered.headers["Location"] == "/admin/"
    assert "No pictures." not in on_dashboard(desk)
    assert "No pictures." in beside(desk, post)
    assert toggle(desk, post) == ""


def test_from_the_dashboard_a_mark_leads_back_to_the_words_that_are_left():
    post = builders.make_post("Balance")
    written = answer(post, "No pictures.")
    answer(post, "No sound.")
    desk = Desk(builders.make_user(PUBLISHERS))
    html = BeautifulSoup(desk.get("/admin/").content, "html.parser")
    form = html.find("form", action=f"/admin/feedback/{written.pk}/mark-words/")

    answered = mark(desk, written, next=form.select_one("[name=next]")["value"])

    path, _, anchor = answered.headers["Location"].partition("#")
    left = BeautifulSoup(desk.get(path).content, "html.parser").find(id=anchor)
    assert [words_of(words) for words in left.select("blockquote")] == ["No sound."]


def test_the_dashboard_says_that_there_is_more():
    post = builders.make_post("Balance")
    more = "There is more that nobody has read yet"
    desk = Desk(builders.make_user(PUBLISHERS))
    for number in range(5):
        answer(post, f"Words {number}")
    assert more not in desk.get("/admin/").text

    answer(post, "Once more")

    assert more in desk.get("/admin/").text


def test_a_page_is_a_link_for_those_who_may_edit_it():
    post = builders.make_post("Balance")
    answer(post, "No pictures.")

    for role, leads_to in ((PUBLISHERS, edit_url(post)), (WRITERS, None)):
        desk = Desk(builders.make_user(role))
        for address in ("/admin/", REPORT):
            html = BeautifulSoup(desk.get(address).content, "html.parser")
            assert links_of(html.main).get("Balance") == leads_to


def test_all_words_are_in_a_report_with_those_on_top_that_nobody_has_read():
    balance, gait = builders.make_post("Balance"), builders.make_post("Gait")
    answer(balance, "Read long ago", days_ago=20, is_read=True)
    answer(gait, "Old and not read", days_ago=30, is_helpful=False)
    answer(balance, "Newest")
    answer(gait)
    desk = Desk(builders.make_user(PUBLISHERS))

    assert words_in_report(desk) == ["Newest", "Old and not read", "Read long ago"]
    assert words_in_report(desk, is_read="false") == ["Newest", "Old and not read"]
    assert words_in_report(desk, is_helpful="false") == ["Old and not read"]


def test_in_the_report_a_mark_can_be_taken_back_and_leads_back_to_the_same_list():
    written = answer(builders.make_post("Balance"), "No pictures.", is_read=True)
    desk = Desk(builders.make_user(PUBLISHERS))
    html = BeautifulSoup(desk.get(f"{REPORT}results/?is_read=true").content, "html.parser")
    form = html.find("button", string="Mark as unread").find_parent("form")
    there = form.select_one("[name=next]")["value"]
    assert there == f"{REPORT}?is_read=true"

    mark(desk, written, next=there, is_read="no")

    written.refresh_from_db()
    assert not written.is_read


def test_a_mark_leads_to_no_other_site():
    written = answer(builders.make_post("Balance"), "No pictures.")

    answered = mark(Desk(builders.make_user(PUBLISHERS)), written, next="https://example.org/")

    assert answered.headers["Location"] == REPORT


def test_words_are_not_taken_along_as_a_spreadsheet():
    answer(builders.make_post("Balance"), "No pictures.")
    desk = Desk(builders.make_user(PUBLISHERS))

    assert "export=" not in desk.get(REPORT).text
    for kind in ("csv", "xlsx"):
        exported = desk.get(REPORT, data={"export": kind})
        assert b"No pictures." not in exported.getvalue()


def test_beside_a_page_a_link_leads_to_all_that_was_written_about_it():
    balance, gait = builders.make_post("Balance"), builders.make_post("Gait")
    answer(balance, "On balance")
    answer(gait, "On gait")
    desk = Desk(builders.make_user(PUBLISHERS))
    panel = BeautifulSoup(desk.get(edit_url(gait)).content, "html.parser")
    links = links_of(panel.select_one(".content-app-readers-panel"))
    (address,) = [url for url in links.values() if url.startswith(REPORT)]

    html = BeautifulSoup(desk.get(address).content, "html.parser")

    assert [words_of(words) for words in html.select("main blockquote")] == ["On gait"]


@pytest.mark.parametrize("about", ["x", "0", "999999", "", "٣", "9" * 30])
def test_a_report_about_no_page_is_a_report_all_the_same(about):
    assert (
        Desk(builders.make_user(PUBLISHERS)).get(REPORT, data={"about": about}).status_code == 200
    )


def test_an_empty_list_says_whether_anybody_wrote_at_all():
    desk = Desk(builders.make_user(PUBLISHERS))
    assert "Nobody has written anything yet." in desk.get(REPORT).text

    answer(builders.make_post("Balance"), "No pictures.", is_read=True)

    assert "Nothing of this kind." in desk.get(REPORT, data={"is_read": "false"}).text


def test_after_deleting_staff_are_back_where_they_read_the_words():
    written = answer(builders.make_post("Balance"), "A name")
    desk = Desk(builders.make_user(PUBLISHERS))
    here = f"{REPORT}?is_read=false"
    links = links_of(BeautifulSoup(desk.get(here).content, "html.parser").main)
    html = BeautifulSoup(desk.get(links["Delete these words …"]).content, "html.parser")
    assert links_of(html.main)["Keep them"] == here
    there = html.select_one("main [name=next]")["value"]

    deleted = desk.client.post(f"/admin/feedback/{written.pk}/delete-words/", {"next": there})

    assert deleted.headers["Location"] == here


def test_what_slides_paste_between_words_is_taken_out():
    reader = visitor()
    asked = f"/feedback/{builders.make_post('Balance').pk}/"
    answered = reader.post(asked, {"answer": "no"}, headers=FROM_HERE)
    key = BeautifulSoup(answered.content, "html.parser").select_one("[name=key]")["value"]

    reader.post(f"{asked}words/", {"words": "No\vpictures.", "key": key}, headers=FROM_HERE)

    assert ReaderAnswer.objects.get().words == "No pictures."


def test_a_mark_needs_words_that_are_there_and_a_press():
    written = answer(builders.make_post("Balance"))
    desk = Desk(builders.make_user(PUBLISHERS))

    assert mark(desk, written).status_code == 404
    assert desk.get(f"/admin/feedback/{written.pk}/mark-words/").status_code == 405


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_sees_the_report_and_marks_as_the_table_says(role):
    written = answer(builders.make_post("Balance"), "No pictures.")
    desk = Desk(builders.make_user(role))
    may_read = "view" in role.readers[ReaderAnswer]

    assert was_refused(desk.get(REPORT)) != may_read
    mark(desk, written)
    written.refresh_from_db()
    assert written.is_read == may_read


def test_whoever_may_not_read_words_marks_none():
    written = answer(builders.make_post("Balance"), "No pictures.")
    user = builders.make_user(WRITERS)
    user.groups.first().permissions.remove(*Permission.objects.filter(codename="view_readeranswer"))
    desk = Desk(user)

    assert was_refused(desk.get(REPORT))
    assert on_dashboard(desk) == ""
    mark(desk, written)
    written.refresh_from_db()
    assert not written.is_read


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
