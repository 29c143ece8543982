"""The question comes before Wagtail's own screens, from wherever staff take something away."""

import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from content_app.departures.kinds import Action
from content_app.departures.models import Departure
from content_app.editorial.roles import PUBLISHERS, WRITERS
from tests import builders
from tests.departures.decisions import fresh, linking_to
from tests.editorial.desk import Desk, messages_in, snippet_url, was_refused
from tests.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk(builders.make_user(PUBLISHERS))


@pytest.fixture
def old():
    return builders.make_standard_page("Old")


@pytest.fixture
def post(old):
    text = f"<p>Read first. Then see {builders.link_to(old, 'the old page')} now. And go.</p>"
    post = builders.make_post("Post", body=[builders.paragraph(text)])
    post.title = "Post, again"
    post.save_revision()
    return fresh(post)


def page_url(view: str, page, *args) -> str:
    return reverse(f"wagtailadmin_pages:{view}", args=[page.pk, *args])


def open_question(desk, url, data=None):
    """Follows a link of the admin, or sends one of its forms, to the question that it leads to."""
    response = desk.client.post(url, data) if data is not None else desk.get(url)
    assert response.status_code == 302, f"{url} does not ask."
    assert "/departures/" in response.url
    asked = desk.get(response.url)
    assert asked.status_code == 200
    return response.url, BeautifulSoup(asked.content, "html.parser")


def answer(desk, url, screen, **answers):
    seen = screen.find("input", attrs={"name": "seen"})["value"]
    return desk.client.post(url, {"seen": seen} | answers, follow=True)


def undo_link(response) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return soup.select_one('.messages a[href*="departures/undo"]')["href"]


def test_the_screen_says_where_in_which_words_and_in_which_version(desk, old, post):
    _url, screen = open_question(desk, page_url("unpublish", old))

    entry = words_of(screen.select_one(".content-app-departure__entries > li"))
    assert entry.startswith("Post, again Blog post Text Online Draft Then see the old page now.")
    edit = screen.select_one(".content-app-departure__entries h3 a")["href"]
    assert edit == reverse("wagtailadmin_pages:edit", args=[post.pk])


def test_what_nothing_refers_to_gets_wagtail_s_own_screen(desk, old):
    for view in ("unpublish", "delete"):
        assert desk.get(page_url(view, old)).status_code == 200


def test_nothing_is_done_before_there_is_an_answer(desk, old, post):
    url, screen = open_question(desk, page_url("unpublish", old))

    for answers in ({}, {"answer": "repoint"}, {"answer": "repoint", "to": old.pk}):
        response = answer(desk, url, screen, **answers)
        assert response.status_code == 200
        assert "error-message" in response.content.decode()

    assert fresh(old).live


def test_a_page_is_unpublished_and_all_of_it_undone(desk, old, post):
    url, screen = open_question(desk, page_url("unpublish", old))
    response = answer(desk, url, screen, answer="unlink")

    said = messages_in(response)
    assert "“Old” is not public any more. 1 page or record that refers to it was changed." in said
    assert not fresh(old).live
    assert "linktype" not in fresh(post).body[0].value["text"].source

    undo = undo_link(response)
    assert "Post" in words_of(BeautifulSoup(desk.get(undo).content, "html.parser"))
    assert "everything is as it was" in messages_in(desk.client.post(undo, follow=True))
    assert fresh(old).live
    assert "linktype" in fresh(post).body[0].value["text"].source
    assert "undone already" in desk.get(undo).content.decode()


def test_a_list_that_changed_meanwhile_is_shown_again(desk, old, post):
    url, screen = open_question(desk, page_url("unpublish", old))
    builders.make_post("Newcomer", body=linking_to(old))

    response = answer(desk, url, screen, answer="unlink")

    assert "The list changed in the meantime" in messages_in(response)
    assert "Newcomer" in response.content.decode()
    assert fresh(old).live


def test_a_page_that_cannot_be_published_as_it_is_stops_all_of_it(desk, old, post):
    url, screen = open_question(desk, page_url("unpublish", old))
    Page.objects.filter(pk=post.pk).update(title="")

    response = answer(desk, url, screen, answer="unlink")

    assert "Nothing was done" in messages_in(response)
    assert fresh(old).live


def test_one_place_is_decided_in_another_way(desk, old, post):
    new = builders.make_standard_page("New")
    other = builders.make_post("Other", body=linking_to(old))
    url, screen = open_question(desk, page_url("unpublish", old))
    key = f"content_app.blogpostpage-{other.pk}"

    answer(desk, url, screen, **{"answer": "keep", f"answer-{key}": "repoint", f"to-{key}": new.pk})

    assert f'id="{new.pk}"' in fresh(other).body[0].value["text"].source
    assert f'id="{old.pk}"' in fresh(post).body[0].value["text"].source


def test_deleting_says_before_that_it_cannot_be_undone(desk, old, post):
    new = builders.make_standard_page("New")
    url, screen = open_question(desk, page_url("delete", old))
    assert "Deleting cannot be undone" in words_of(screen.main)
    assert not screen.find("input", attrs={"name": "answer", "value": "keep"})

    response = answer(desk, url, screen, answer="redirect", to=new.pk)

    assert "“Old” is deleted. Readers are led on to “New”." in messages_in(response)
    assert not Page.objects.filter(pk=old.pk).exists()
    assert not Departure.objects.exists()


def test_many_pages_are_deleted_only_when_the_name_is_typed(desk, old, post, settings):
    settings.WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
    url, screen = open_question(desk, page_url("delete", old))

    answer(desk, url, screen, answer="unlink")
    assert Page.objects.filter(pk=old.pk).exists()

    answer(desk, url, screen, answer="unlink", confirm_site_name=settings.WAGTAIL_SITE_NAME)
    assert not Page.objects.filter(pk=old.pk).exists()


def test_a_page_is_moved_with_what_is_below_it(desk, old, post):
    new = builders.make_standard_page("New")
    url, screen = open_question(desk, page_url("move_confirm", old, new.pk), {})

    response = answer(desk, url, screen, answer="keep")

    assert fresh(old).get_parent().pk == new.pk
    desk.client.post(undo_link(response))
    assert fresh(old).get_parent().title == "Neuropathy foundation"


def test_a_page_is_made_private_on_the_screen_that_the_dialog_leads_to(desk, old, post):
    modal = json.loads(desk.get(page_url("set_privacy", old)).content)
    url = BeautifulSoup(modal["html"], "html.parser").select_one("a.button")["href"]
    screen = BeautifulSoup(desk.get(url).content, "html.parser")

    group = Group.objects.first()
    answers = {"answer": "keep", "restriction_type": "groups"}
    refused = answer(desk, url, screen, **answers)
    assert "select at least one group" in refused.content.decode()
    response = answer(desk, url, screen, **answers, groups=group.pk)

    assert list(PageViewRestriction.objects.get().groups.all()) == [group]
    desk.client.post(undo_link(response))
    assert not PageViewRestriction.objects.exists()


def test_the_dialog_of_privacy_takes_no_answer_past_that_screen(desk, old, post):
    desk.client.post(page_url("set_privacy", old), {"restriction_type": "login"})

    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("view", ["unpublish", "delete"])
def test_records_ask_as_pages_do(desk, view):
    person, study = builders.make_person(), builders.make_study()
    builders.credit(builders.make_post(), person)
    section = ("research", {"introduction": "", "studies": [study], "body": []})
    builders.make_condition(sections=[section])

    for record in (person, study):
        url, screen = open_question(desk, snippet_url(type(record), view, record.pk))
        answer(desk, url, screen, answer="unlink")
        row = type(record).objects.filter(pk=record.pk).first()
        assert row is None or (view == "unpublish" and not row.live)


def test_a_callout_and_a_document_ask_before_they_are_deleted(admin_user):
    desk = Desk(admin_user)
    callout, document = builders.make_callout(), builders.make_document()
    blocks = [("callout", {"callout": callout}), ("document", {"document": document, "label": ""})]
    page = builders.make_standard_page(body=blocks)

    delete = reverse("wagtaildocs:delete", args=[document.pk])
    for url in (snippet_url(type(callout), "delete", callout.pk), delete):
        url, screen = open_question(desk, url)
        answer(desk, url, screen, answer="unlink")

    assert len(fresh(page).body) == 0
    assert not type(document).objects.exists()
    assert not type(callout).objects.exists()


@pytest.mark.parametrize("action", [Action.UNPUBLISH, Action.DELETE, Action.MOVE])
def test_actions_on_many_pages_ask_too(desk, old, post, action):
    new, other = builders.make_standard_page("New"), builders.make_standard_page("Other")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action.value])
    url, screen = open_question(desk, f"{url}?id={old.pk}&id={other.pk}", {"chooser": new.pk})

    answer(desk, url, screen, answer="unlink")

    for row in (Page.objects.filter(pk=page.pk).first() for page in (old, other)):
        if action is Action.MOVE:
            assert row.get_parent().pk == new.pk
        else:
            assert row is None or not row.live


def test_who_may_not_do_it_is_not_asked(old, post):
    desk = Desk(builders.make_user(WRITERS))
    query = f"of=wagtailcore.page&id={old.pk}"

    for action in (Action.UNPUBLISH, Action.DELETE, Action.RESTRICT):
        assert was_refused(desk.get(f"{reverse('departure', args=[action])}?{query}"))


@pytest.mark.parametrize(
    "query",
    ["", "of=wagtailcore.page&id=x", "of=auth.user&id=1", "of=wagtailcore.page&id=999999"],
)
def test_an_address_that_makes_no_sense_is_not_found(desk, query):
    for action in ("unpublish", "move", "explode"):
        address = f"{reverse('departure', args=[action])}?{query}"
        assert desk.get(address).status_code == 404


def test_an_undo_is_for_the_person_who_did_it_and_for_those_who_publish(desk, old):
    departure = Departure.objects.create(action="unpublish", label="Old", before={})
    url = reverse("undo_departure", args=[departure.pk])

    assert was_refused(Desk(builders.make_user(WRITERS)).get(url))
    assert desk.get(url).status_code == 200
