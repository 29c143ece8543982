"""Before something goes, each link to it is led on, pointed elsewhere or taken away, and then it goes."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry

from content_app.crosslinks.models import Relation
from content_app.departures.carrying_out import Undecided
from content_app.departures.kinds import Action, Answer
from content_app.departures.leaving import Decision, Decisions
from content_app.departures.models import Departure
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS
from tests import builders
from tests.departures.decisions import as_it_is, for_all, fresh, leave, linking_to
from tests.reading import links_of, read, related, words_of

pytestmark = pytest.mark.django_db

UNPUBLISH, DELETE, MOVE, RESTRICT = Action.UNPUBLISH, Action.DELETE, Action.MOVE, Action.RESTRICT
KEEP, REDIRECT, REPOINT, UNLINK = Answer.KEEP, Answer.REDIRECT, Answer.REPOINT, Answer.UNLINK


@pytest.fixture
def old():
    return builders.make_standard_page("Old")


@pytest.fixture
def new():
    return builders.make_standard_page("New")


@pytest.fixture
def post(old):
    """Links to the old page, is related to it, and has a draft that says so twice."""
    post = builders.make_post("Post", body=linking_to(old))
    builders.relate(post, old)
    post = fresh(post)
    post.body = linking_to(old, "there") + linking_to(old)
    post.save_revision()
    return fresh(post)


def test_nothing_happens_before_everything_is_decided(old, post):
    with pytest.raises(Undecided) as refusal:
        leave(UNPUBLISH, old)

    assert [str(referrer.row) for referrer in refusal.value.leaving.referrers] == ["Post"]
    assert fresh(old).live


def test_what_nothing_refers_to_goes_at_once(old):
    leave(UNPUBLISH, old)

    assert not fresh(old).live


@pytest.mark.parametrize("action", [UNPUBLISH, DELETE])
def test_links_are_pointed_to_another_page_online_and_in_the_draft(client, old, new, post, action):
    leave(action, old, for_all(REPOINT, new))

    assert links_of(read(client, post).select_one(".ca-prose")) == {"here": new.get_url()}
    assert related(client, post) == {"More to read": ["New"]}
    draft = fresh(post).get_latest_revision_as_object()
    assert [block.value["text"].source.count(f'id="{new.pk}"') for block in draft.body] == [1, 1]
    assert [row.target_id for row in draft.relations.all()] == [new.pk]
    assert client.get(old.get_url()).status_code == 404


@pytest.mark.parametrize("action", [UNPUBLISH, DELETE])
def test_links_are_taken_away_and_their_words_stay(client, old, post, action):
    leave(action, old, for_all(UNLINK))

    assert fresh(post).body[0].value["text"].source == "<p>See here.</p>"
    assert fresh(post).relations.count() == 0
    draft = fresh(post).get_latest_revision_as_object()
    assert [block.value["text"].source for block in draft.body] == [
        "<p>See there.</p>",
        "<p>See here.</p>",
    ]


def test_an_old_address_leads_on_and_so_does_whatever_led_to_it(client, old, new, post):
    Redirect.add_redirect("/older/", redirect_to=old.page_ptr)
    before = as_it_is(post)

    leave(UNPUBLISH, old, for_all(REDIRECT, new))

    for address in (old.get_url(), "/older/"):
        assert client.get(address).headers["location"] == new.get_url()
    assert as_it_is(post) == before


def test_a_deleted_page_leads_on_and_its_links_lead_there_at_once(client, old, new, post):
    leave(DELETE, old, for_all(REDIRECT, new))

    assert links_of(read(client, post).select_one(".ca-prose")) == {"here": new.get_url()}
    assert client.get("/old/", follow=True).redirect_chain == [(new.get_url(), 301)]
    assert not Departure.objects.exists()


def test_one_page_can_be_treated_in_another_way_than_the_rest(old, new, post):
    other = builders.make_post("Other", body=linking_to(old))
    key = f"content_app.blogpostpage-{other.pk}"

    leave(UNPUBLISH, old, Decisions(Decision(REPOINT, new), {key: Decision(UNLINK)}))

    assert f'id="{new.pk}"' in fresh(post).body[0].value["text"].source
    assert fresh(other).body[0].value["text"].source == "<p>See here.</p>"


def test_every_change_is_in_the_history_under_the_name_of_the_person(old, post):
    publisher = builders.make_user(PUBLISHERS)

    leave(UNPUBLISH, old, for_all(UNLINK), user=publisher)

    entries = PageLogEntry.objects.filter(user=publisher)
    assert sorted(entries.values_list("page_id", "action")) == sorted(
        [
            (post.pk, "wagtail.publish"),
            (post.pk, "wagtail.edit"),
            (old.pk, "wagtail.unpublish"),
        ]
    )


def test_pages_that_the_person_may_not_edit_or_publish_are_left_to_those_who_may(new):
    """A webinar editor takes a webinar offline to which a condition and another webinar lead."""
    old = builders.make_past_webinar("Old")
    condition = builders.relate(builders.make_condition(), old)
    webinar = builders.relate(builders.make_past_webinar("Other"), old)
    before = as_it_is(condition)

    leave(UNPUBLISH, old, for_all(UNLINK), user=builders.make_user(WEBINAR_EDITORS))

    assert as_it_is(condition) == before
    assert fresh(webinar).relations.count() == 0


def test_who_may_not_do_it_changes_no_link(old, post):
    before = as_it_is(post)

    with pytest.raises(Exception, match="permission"):
        leave(UNPUBLISH, old, for_all(UNLINK), user=builders.make_user(MEDICAL_REVIEWERS))

    assert as_it_is(post) == before


def test_a_moved_page_keeps_its_links_and_its_old_address(client, old, new, post):
    leave(MOVE, old, for_all(KEEP), destination=new.page_ptr)

    assert links_of(read(client, post).select_one(".ca-prose")) == {"here": "/new/old/"}
    assert client.get("/old/").headers["location"] == "/new/old/"


def test_a_page_is_made_private_with_those_below_it(client, old, post):
    below = builders.make_standard_page("Below", parent=old)
    builders.relate(post, below)

    leave(RESTRICT, old, for_all(UNLINK), restriction={"restriction_type": "login"})

    assert client.get(below.get_url()).status_code == 302
    assert related(client, post) == {}


def test_a_person_is_replaced_by_another_in_what_they_said_and_wrote(client):
    old, new = builders.make_person("Old Example"), builders.make_person("New Example")
    answer = {"question": "Why?", "answer": "<p>So.</p>", "references": []}
    post = builders.make_post(body=[("question", answer | {"answered_by": old})])
    post = builders.credit(post, old)

    leave(DELETE, old, for_all(REDIRECT, new))

    assert "New Example" in words_of(read(client, post).main)
    assert [credit.person for credit in fresh(post).credits.all()] == [new]
    assert client.get("/people/old-example/").headers["location"] == "/people/new-example/"


def test_a_study_a_document_and_a_callout_take_their_pointers_along():
    study, document = builders.make_study(), builders.make_document()
    callout = builders.make_callout()
    body = [("document", {"document": document, "label": "A"}), ("callout", {"callout": callout})]
    condition = builders.make_condition(
        sections=[("research", {"introduction": "", "studies": [study], "body": body})]
    )

    for record in (study, document, callout):
        leave(
            DELETE,
            record,
            for_all(UNLINK),
            user=builders.make_user(PUBLISHERS, str(record), is_superuser=True),
        )

    research = fresh(condition).sections[0].value
    assert list(research["studies"]) == []
    assert list(research["body"]) == []


def test_the_links_of_draft_rows_are_changed_in_the_draft_only(old, new):
    post = builders.make_post("Post")
    post.relations.add(Relation(target=old.page_ptr))
    post.save_revision()

    leave(UNPUBLISH, old, for_all(REPOINT, new))

    assert fresh(post).relations.count() == 0
    draft = fresh(post).get_latest_revision_as_object()
    assert [row.target_id for row in draft.relations.all()] == [new.pk]


def test_links_to_a_page_below_that_stays_online_stay(old, post):
    below = builders.make_standard_page("Below", parent=old)
    locked = builders.make_standard_page("Locked", parent=old)
    Page.objects.filter(pk=locked.pk).update(locked=True)
    kept = builders.make_post("Kept", body=linking_to(locked))

    leave(Action.UNPUBLISH, old, for_all(Answer.UNLINK), with_descendants=True)

    assert (fresh(below).live, fresh(locked).live) == (False, True)
    assert builders.link_to(locked, "here") in str(fresh(kept).body.raw_data)


@pytest.mark.parametrize("action", [Action.UNPUBLISH, Action.DELETE])
def test_a_page_that_is_chosen_with_one_below_it_goes_with_it(old, action):
    below = builders.make_standard_page("Below", parent=old)

    leave(action, [old, below], with_descendants=action is Action.UNPUBLISH)

    assert not Page.objects.filter(pk__in=[old.pk, below.pk], live=True).exists()
