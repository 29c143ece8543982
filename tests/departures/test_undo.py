"""One undo brings everything back as it was, but for what somebody edited since."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from content_app.base.site_settings import SiteSettings
from content_app.departures.kinds import Action, Answer
from content_app.departures.leaving import Decision, Decisions
from content_app.departures.referrers import Referrer
from content_app.departures.undoing import examine, undo
from content_app.editorial.roles import MEDICAL_REVIEWERS, PUBLISHERS, WEBINAR_EDITORS
from tests import builders
from tests.departures.decisions import as_it_is, for_all, fresh, leave, linking_to
from tests.reading import links_of, read
from tests.scheduling.planning import may

pytestmark = pytest.mark.django_db

UNPUBLISH, MOVE, RESTRICT = Action.UNPUBLISH, Action.MOVE, Action.RESTRICT


@pytest.fixture
def publisher():
    return builders.make_user(PUBLISHERS)


@pytest.fixture
def new():
    return builders.make_standard_page("New")


def in_three_versions(page, body_of=lambda words: [builders.paragraph(words)]):
    """Online, scheduled, and a newer draft."""
    page.body, page.go_live_at = body_of("planned"), may(10)
    page.save_revision().publish()
    page = fresh(page)
    page.title, page.body, page.go_live_at = f"{page.title}, again", body_of("draft"), None
    page.save_revision()
    return fresh(page)


@pytest.fixture
def old():
    """With a draft; Wagtail unpublishes nothing for which a date is set."""
    page = builders.make_standard_page("Old")
    page.title = "Old, again"
    page.save_revision()
    return fresh(page)


@pytest.fixture
def post(old):
    post = builders.relate(builders.make_post("Post", body=linking_to(old)), old)
    return in_three_versions(post, lambda words: linking_to(old, words))


@pytest.mark.parametrize("answer", [Answer.REPOINT, Answer.UNLINK, Answer.REDIRECT, Answer.KEEP])
def test_all_versions_of_everything_are_as_they_were(publisher, old, new, post, answer):
    redirect = Redirect.add_redirect("/older/", redirect_to=old.page_ptr)
    before = as_it_is(old), as_it_is(post)
    departure = leave(UNPUBLISH, old, for_all(answer, new), user=publisher)
    assert (as_it_is(old), as_it_is(post)) != before

    findings = undo(departure, user=publisher)

    assert {finding.obstacle for finding in findings} == {""}
    assert (as_it_is(old), as_it_is(post)) == before
    assert Redirect.objects.get().redirect_page_id == old.pk == redirect.redirect_page_id


def test_the_draft_of_one_who_may_not_publish_is_gone_again(old, publisher):
    """What is online had not been touched, and is the newest version as before."""
    condition = builders.relate(builders.make_condition(), old)
    webinar = builders.make_past_webinar("Webinar")
    condition = builders.relate(condition, webinar)
    before = as_it_is(condition)
    both = builders.make_user(MEDICAL_REVIEWERS, "both")
    both.groups.add(*builders.make_user(WEBINAR_EDITORS).groups.all())
    departure = leave(UNPUBLISH, webinar, for_all(Answer.UNLINK), user=both)
    assert fresh(condition).has_unpublished_changes

    undo(departure, user=both)

    assert as_it_is(condition) == before
    assert [row.target_id for row in fresh(condition).relations.all()] == [old.pk, webinar.pk]


def test_what_somebody_edited_since_is_left_and_named(publisher, old, new, post):
    other = builders.make_post("Other", body=linking_to(old))
    before = as_it_is(post)
    departure = leave(UNPUBLISH, old, for_all(Answer.REPOINT, new), user=publisher)
    edited = fresh(other)
    edited.title = "Mended"
    edited.save_revision(user=builders.make_user(username="eve", first_name="Eve")).publish()

    findings = undo(departure, user=publisher)

    obstacles = {finding.label: finding.obstacle for finding in findings}
    assert obstacles == {"Old": "", "Post": "", "Other": "Eve edited it since."}
    assert as_it_is(post) == before
    assert fresh(other).title == "Mended"


def test_a_page_that_came_below_a_referrer_is_no_edit_of_it(publisher, old):
    section = builders.make_standard_page("Section", body=linking_to(old))
    departure = leave(UNPUBLISH, old, for_all(Answer.UNLINK), user=publisher)
    builders.make_standard_page("Below", parent=fresh(section))

    assert {finding.obstacle for finding in examine(departure, publisher)} == {""}


def test_an_undo_is_done_once(publisher, old):
    departure = leave(UNPUBLISH, old, user=publisher)
    undo(departure, user=publisher)

    with pytest.raises(PermissionDenied):
        undo(departure, user=publisher)


def test_who_may_not_publish_brings_nothing_back(publisher, old):
    departure = leave(UNPUBLISH, old, user=publisher)

    (finding,) = undo(departure, user=builders.make_user(MEDICAL_REVIEWERS))

    assert finding.obstacle
    assert not fresh(old).live


def test_a_moved_page_stands_in_its_old_place_again(publisher, old, new):
    below = builders.make_standard_page("Below", parent=old)
    builders.make_standard_page("Next")
    siblings = list(old.get_siblings().values_list("pk", flat=True))
    departure = leave(MOVE, old, destination=new.page_ptr, user=publisher)

    undo(departure, user=publisher)

    assert list(fresh(old).get_siblings().values_list("pk", flat=True)) == siblings
    assert (fresh(old).url_path, fresh(below).url_path) == (old.url_path, below.url_path)
    assert not Redirect.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_was_moved_again_stays_where_it_is(publisher, old, new):
    departure = leave(MOVE, old, destination=new.page_ptr, user=publisher)
    fresh(old).move(builders.make_standard_page("Third").page_ptr, pos="last-child")

    (finding,) = undo(departure, user=publisher)

    assert finding.obstacle == "It was moved again since."
    assert fresh(old).get_parent().title == "Third"


def test_a_page_is_as_public_or_as_private_as_before(publisher, old):
    departure = leave(
        RESTRICT,
        old,
        restriction={"restriction_type": "password", "password": "nerve"},
        user=publisher,
    )
    assert PageViewRestriction.objects.get().password == "nerve"

    undo(departure, user=publisher)

    assert not PageViewRestriction.objects.exists()


def test_settings_and_records_are_set_back(publisher, old):
    link = ("link", {"page": old.page_ptr, "label": "Old"})
    settings = SiteSettings.objects.create(site=Site.objects.get(), footer_links=[link])
    callout = builders.make_callout(on=[old], link_page=old.page_ptr)
    before = as_it_is(callout)
    departure = leave(UNPUBLISH, old, for_all(Answer.UNLINK), user=publisher)
    settings.refresh_from_db()
    assert len(settings.footer_links) == 0

    undo(departure, user=publisher)

    settings.refresh_from_db()
    assert settings.footer_links[0].value["page"] == old.page_ptr
    assert as_it_is(callout) == before


def test_a_person_is_back_with_what_they_are_credited_for(publisher):
    person = builders.make_person()
    post = builders.credit(builders.make_post(), person)
    before = as_it_is(person), as_it_is(post)
    departure = leave(UNPUBLISH, person, for_all(Answer.UNLINK), user=publisher)
    assert not fresh(post).credits.exists()

    undo(departure, user=publisher)

    assert (as_it_is(person), as_it_is(post)) == before


def test_what_stays_offline_keeps_leading_on(client, publisher, old, new, post):
    other = builders.make_post("Other", body=linking_to(old))
    single = {Referrer(other, ()).key: Decision(Answer.UNLINK)}
    decisions = Decisions(Decision(Answer.REDIRECT, new), single)
    departure = leave(UNPUBLISH, old, decisions, user=publisher)
    edited = fresh(old)
    edited.title = "Edited since"
    edited.save_revision(user=publisher)

    undo(departure, user=publisher)

    assert "here" in links_of(read(client, other))
    assert client.get("/old/").status_code == 302
    assert client.get("/old/").headers["Location"] == new.get_url()
