"""What a look at all links finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from content_app.crosslinks.mentions.scanning import scan_for, scan_page
from content_app.link_health import findings as registry
from content_app.link_health.link_rules import DEAD_LINK, ORPHAN, orphans
from content_app.link_health.models import LinkFinding
from content_app.link_health.survey import survey_links
from content_app.people.models import Credit, CreditRole
from tests import builders

pytestmark = pytest.mark.django_db


def found(kind) -> dict[str, str]:
    """The sentences of a kind, by the title of what they are about, as of now."""
    survey_links()
    return {f.title: f.sentence for f in LinkFinding.objects.filter(kind=kind)}


def urls_of(kind) -> set[str]:
    return {finding.facts["url"] for finding in LinkFinding.objects.filter(kind=kind)}


def text_with(link) -> list:
    return [builders.paragraph(f"<p>{link}</p>")]


def linked(title, *targets):
    return builders.make_post(
        title, body=text_with(" ".join(builders.link_to(target, "it") for target in targets))
    )


# Pages that stand alone


def test_a_page_that_only_menus_and_lists_lead_to_is_an_orphan():
    alone, met = builders.make_post("Alone"), builders.make_post("Met")
    linked("A post", met)

    orphans = found("orphan")

    assert "Alone" in orphans
    assert "Met" not in orphans
    assert "Blog" not in orphans, "An index page is where its pages lead back to."
    assert alone.live


def test_a_relation_counts_at_both_ends_and_a_draft_not_at_all():
    condition, post = builders.make_condition("CIDP"), builders.make_post("Balance")
    builders.relate(post, condition)
    builders.make_post("A draft", body=text_with(builders.link_to(post, "it")), publish=False)

    assert {"CIDP", "Balance"}.isdisjoint(found("orphan"))
    assert found("weak")["Balance"] == "1 link leads to it, 1 leads on."

    builders.unpublish(condition)

    assert "Balance" in found("orphan")


def test_what_templates_link_counts_too():
    speaker, study = builders.make_person("Ada Example"), builders.make_study("A study")
    webinar = builders.make_past_webinar("A talk")
    webinar.credits.add(Credit(person=speaker, role=CreditRole.SPEAKER))
    webinar.save_revision().publish()
    builders.make_condition(
        "CIDP", sections=[("research", {"introduction": "", "studies": [study], "body": []})]
    )

    # The profile names the talk and the talk its speaker; the study's page names the condition.
    assert {"A talk", "Ada Example, MD", "A study", "CIDP"}.isdisjoint(found("orphan"))


def test_where_a_callout_is_shown_is_no_link_and_where_it_leads_is():
    shown_on, leads_to = builders.make_post("Shown on"), builders.make_post("Led to")
    builders.make_callout(on=[shown_on], link_page=leads_to.page_ptr)

    orphans = found("orphan")

    assert "Shown on" in orphans
    assert "Led to" not in orphans


def test_a_translation_is_led_to_by_the_texts_in_its_language():
    target = builders.make_post("Balance")
    builders.translate(target, title="Equilibrio")
    text = linked("A text", target)
    builders.translate(text, title="Un texto")

    assert {"Balance", "Equilibrio"}.isdisjoint(found("orphan"))


# Links that lead to nothing


@pytest.mark.parametrize("how", ["text", "relation"])
def test_a_link_to_a_page_that_is_not_published_is_found(how):
    target = builders.make_post("Taken down")
    if how == "text":
        linked("Points there", target)
    else:
        builders.relate(builders.make_post("Points there"), target)
    assert found("dead_link") == {}

    builders.unpublish(target)

    assert found("dead_link") == {
        "Points there": (
            "It points to “Taken down”, which is not published, or private. Readers see no link."
        )
    }


def test_a_link_to_a_page_that_was_deleted_is_found():
    target = builders.make_post("Gone")
    linked("Points there", target)

    target.delete()

    assert list(found("dead_link")) == ["Points there"]


def test_a_person_without_a_published_profile_is_found():
    answered_by = builders.make_person("Ada Example", publish=False)
    builders.make_qa_post("Questions", answered_by=answered_by)

    assert list(found("dead_link")) == ["Questions"]


def test_an_anchor_that_no_longer_exists_is_found():
    post = builders.make_qa_post("Questions", questions=[("Is it inherited?", "<p>No.</p>")])
    address, full = post.get_url(), post.full_url
    links = [
        f'<a href="{address}#{post.questions.get().anchor}">a</a>',
        f'<a href="{address}#gone">b</a>',
        f'<a href="{full}#lost">c</a>',
        '<a href="#nowhere">d</a>',
        '<a href="/nothing-here/">e</a>',
        '<a href="/media/served-by-a-proxy.pdf">f</a>',
    ]
    builders.make_post("Points there", body=text_with(" ".join(links)))

    survey_links()

    assert urls_of("lost_anchor") == {f"{address}#gone", f"{full}#lost", "#nowhere"}
    assert urls_of("dead_address") == {"/nothing-here/"}


# What belongs together


def test_webinars_and_posts_want_a_condition_and_a_condition_both():
    condition, lonely = builders.make_condition("CIDP"), builders.make_condition("Lonely")
    post, webinar = builders.make_post("A post"), builders.make_past_webinar("A talk")
    builders.relate(post, condition)
    builders.relate(condition, builders.make_post("Another post"))

    assert set(found("no_condition")) == {"A talk"}
    assert set(found("no_webinar")) == {"CIDP", "Lonely"}
    assert set(found("no_post")) == {"Lonely"}

    builders.relate(webinar, condition, lonely)

    assert found("no_condition") == found("no_webinar") == {}


def test_what_a_page_names_without_a_link_is_found():
    text = "<p>Of the Example disease, and of the Example disease once more.</p>"
    scan_page(builders.make_post("Balance", body=[builders.paragraph(text)]).page_ptr)
    scan_for(builders.make_condition("Example disease"))

    assert found("unlinked_mention") == {
        "Balance": "It names something that it does not link to: look under “Links” beside its text."
    }


# Redirects


def test_chains_and_circles_of_redirects_are_found():
    post, draft = builders.make_post("Balance"), builders.make_post("A draft", publish=False)
    for old, new in (
        ("/a", "/b"),
        ("/b", post.get_url()),
        ("/x", "/y/"),
        ("/y", "/x"),
        (post.get_url(), "/x"),
    ):
        Redirect.add_redirect(old, new)
    # Stored by a program, past any form.
    Redirect.add_redirect("/to-nonsense", "http://[x")
    Redirect.add_redirect("/to-draft", draft)
    private = builders.make_post("For members")
    PageViewRestriction.objects.create(page=private.page_ptr, restriction_type="login")
    Redirect.add_redirect("/to-private", private)
    Redirect.add_redirect("/to-post", post)

    assert found("redirect_chain") == {
        "/a": f"Lead it to the last address at once: /b → {post.get_url().rstrip('/')}"
    }
    assert found("redirect_loop") == {
        "/x": "Readers get nowhere: /y → /x",
        "/y": "Readers get nowhere: /x → /y",
    }
    assert found("redirect_to_nothing") == {
        "/to-draft": "It leads to “A draft”, which is not published."
    }


# Looking


def test_a_look_asks_as_often_whatever_there_is_to_look_at():
    def queries():
        with CaptureQueriesContext(connection) as asked:
            survey_links()
        return len(asked)

    first = builders.make_post("0")
    queries()
    few = queries()
    with builders.without_history():
        for number in range(5):
            linked(f"{number + 1}", first)

    assert queries() <= few


def test_a_rule_that_fails_keeps_no_other_from_being_heard(monkeypatch):
    def broken(evidence):
        raise RuntimeError

    monkeypatch.setattr(registry, "_rules", [(DEAD_LINK, broken), (ORPHAN, orphans)])
    builders.make_post("Alone")

    assert "Alone" in found("orphan")
