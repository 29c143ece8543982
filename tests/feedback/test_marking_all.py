"""All that the report shows is marked as read with one press, and nothing that came in since it was loaded."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission

from content_app.editorial.roles import PUBLISHERS, ROLES, WRITERS
from content_app.feedback import report_views
from content_app.feedback.models import ReaderAnswer
from tests import builders
from tests.editorial.desk import Desk, messages_in, was_refused
from tests.feedback.answers import REPORT, answer, words_in_report
from tests.reading import words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/feedback/mark-all-words/"


@pytest.fixture
def desk() -> Desk:
    return Desk(builders.make_user(PUBLISHERS))


@pytest.fixture
def post():
    return builders.make_post("Balance")


def form_in(desk, address: str = REPORT):
    """The form of the button, or None where the report has none."""
    html = BeautifulSoup(desk.get(address).content, "html.parser")
    return html.select_one(f'form[action="{ADDRESS}"]')


def press(desk, form, **kwargs):
    """The button, and whatever the browser is led to."""
    data = {field["name"]: field["value"] for field in form.select("input[name]")}
    return desk.client.post(form["action"], data, **kwargs)


def unread() -> set[str]:
    return set(ReaderAnswer.objects.filter(is_read=False).values_list("words", flat=True))


def test_one_press_marks_all_that_the_report_shows_and_says_how_many(desk, post):
    for number in range(report_views.WhatReadersWroteReport.paginate_by + 1):
        answer(post, f"Words {number}")
    answer(builders.make_post("Gait"), "Read long ago", is_read=True)
    form = form_in(desk)
    assert words_of(form.button) == "Mark all as read (51)"

    answered = press(desk, form, follow=True)

    assert answered.redirect_chain == [(REPORT, 302)]
    assert "51 answers are marked as read." in messages_in(answered)
    assert unread() == set()


def test_what_a_filter_leaves_out_stays_unread(desk, post):
    gait = builders.make_post("Gait")
    answer(post, "No pictures.", is_helpful=False)
    answer(post, "Thank you.")
    answer(gait, "Too long.", is_helpful=False)
    address = f"{REPORT}?about={post.pk}&is_helpful=false"

    answered = press(desk, form_in(desk, address), follow=True)

    assert answered.redirect_chain == [(address, 302)]
    assert "1 answer is marked as read." in messages_in(answered)
    assert unread() == {"Thank you.", "Too long."}


def test_the_button_goes_along_where_a_filter_has_the_rows_alone_renewed(desk, post):
    answer(post, "No pictures.", is_helpful=False)
    answer(post, "Thank you.")

    answered = press(desk, form_in(desk, f"{REPORT}results/?is_helpful=false&_w_filter_fragment=1"))

    assert answered.headers["Location"] == f"{REPORT}?is_helpful=false"
    assert unread() == {"Thank you."}


def test_what_came_in_meanwhile_stays_unread(desk, post):
    answer(post, "Seen")
    without_words = answer(post)
    form = form_in(desk)
    answer(post, "Came in meanwhile")
    ReaderAnswer.objects.filter(pk=without_words.pk).update(words="Added meanwhile")

    press(desk, form)

    assert unread() == {"Came in meanwhile", "Added meanwhile"}
    assert words_in_report(desk, is_read="true") == ["Seen"]


def test_what_comes_in_while_the_report_is_made_stays_unread(desk, post, monkeypatch):
    answer(post, "Seen")
    about_each = report_views.about_each

    def while_rows_are_loaded(answers, user):
        answer(post, "Came in meanwhile")
        return about_each(answers, user)

    monkeypatch.setattr(report_views, "about_each", while_rows_are_loaded)
    form = form_in(desk)

    press(desk, form)

    assert unread() == {"Came in meanwhile"}


def test_what_others_did_meanwhile_does_not_count(desk, post):
    written = [answer(post, f"Words {number}") for number in range(3)]
    form = form_in(desk)
    ReaderAnswer.objects.filter(pk=written[0].pk).update(is_read=True)
    ReaderAnswer.objects.filter(pk=written[1].pk).update(words="")

    assert "1 answer is marked as read." in messages_in(press(desk, form, follow=True))


def test_where_all_is_read_there_is_no_button(desk, post):
    assert form_in(desk) is None

    answer(post, "Read", is_read=True)
    answer(post)
    assert form_in(desk) is None

    answer(post, "Not read")
    assert form_in(desk)
    assert form_in(desk, f"{REPORT}?is_read=true") is None


def test_of_very_many_the_first_are_marked_and_the_button_says_so(desk, post, monkeypatch):
    monkeypatch.setattr(report_views, "MARKED_AT_ONCE", 2)
    for days_ago in range(3):
        answer(post, f"{days_ago} days ago", days_ago=days_ago)
    form = form_in(desk)
    assert words_of(form.button) == "Mark the first 2 as read"

    press(desk, form)

    assert unread() == {"2 days ago"}
    assert words_of(form_in(desk).button) == "Mark all as read (1)"


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_each_role_marks_as_the_table_says(role, post):
    written = answer(post, "No pictures.")
    desk = Desk(builders.make_user(role))
    may_read = "view" in role.readers[ReaderAnswer]

    assert bool(form_in(desk)) == may_read
    answered = desk.client.post(ADDRESS, {"answers": written.pk})

    assert was_refused(answered) != may_read
    assert bool(unread()) != may_read


def test_whoever_may_not_read_words_marks_none(post):
    written = answer(post, "No pictures.")
    user = builders.make_user(WRITERS)
    user.groups.first().permissions.remove(*Permission.objects.filter(codename="view_readeranswer"))

    assert was_refused(Desk(user).client.post(ADDRESS, {"answers": written.pk}))
    assert unread() == {"No pictures."}


def test_a_mark_needs_a_press_on_a_form_of_this_site(desk, post):
    answer(post, "No pictures.")
    form = form_in(desk)
    desk.client.handler.enforce_csrf_checks = True

    assert desk.get(ADDRESS).status_code == 405
    without_token = {"answers": form.select_one("[name=answers]")["value"]}
    assert desk.client.post(ADDRESS, without_token).status_code == 403
    assert unread() == {"No pictures."}
    assert press(desk, form).status_code == 302
    assert unread() == set()


def test_what_is_no_key_is_refused(desk):
    assert desk.client.post(ADDRESS, {"answers": "1"}).status_code == 400


def test_a_press_leads_to_no_other_site(desk):
    answered = desk.client.post(ADDRESS, {"next": "https://example.org/"})

    assert answered.headers["Location"] == REPORT
