"""What is suggested, what links are asked for, and what templates make of references."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content_app.blog.models import BlogPostPage
from content_app.blog.suggestions import in_shared_categories
from content_app.callouts.models import Callout
from content_app.conditions.models import ConditionPage
from content_app.crosslinks import suggestions
from content_app.evidence.models import Reference, Study, Therapy
from content_app.link_health import (
    anchor_rules,
    companions,
    external_findings,
    findings,
    graph,
    link_rules,
    mention_rules,
    redirect_rules,
    written_links,
)
from content_app.link_health.kinds import register_kind
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage


def connect() -> None:
    suggestions.register(in_shared_categories)
    graph.read_from_both_ends(Page, Person, "credits")
    graph.read_from_both_ends(BlogPostPage, Person, "body")
    for record in (Therapy, Study):
        graph.read_from_both_ends(ConditionPage, record)
    graph.leads_nowhere(Callout, Page, "placements")
    written_links.also_links(Reference, lambda reference: [reference.link])
    for kind, rule in (
        (link_rules.DEAD_LINK, link_rules.dead_links),
        (anchor_rules.DEAD_ADDRESS, anchor_rules.dead_addresses),
        (anchor_rules.LOST_ANCHOR, anchor_rules.lost_anchors),
        (redirect_rules.REDIRECT_LOOP, redirect_rules.redirect_loops),
        (redirect_rules.REDIRECT_TO_NOTHING, redirect_rules.redirects_to_nothing),
        (redirect_rules.REDIRECT_CHAIN, redirect_rules.redirect_chains),
    ):
        findings.register(kind, rule)
    register_kind(external_findings.EXTERNAL_FAILS)
    register_kind(external_findings.EXTERNAL_MOVED)
    findings.register(link_rules.ORPHAN, link_rules.orphans)
    findings.register(link_rules.WEAK, link_rules.weakly_connected)
    findings.register(mention_rules.UNLINKED_MENTION, mention_rules.unlinked_mentions)
    companions.expect(
        "no_condition",
        _("Without a condition"),
        _("Relate the condition that it is about, so that its readers find this."),
        models=(WebinarPage, BlogPostPage),
        companion=ConditionPage,
    )
    companions.expect(
        "no_webinar",
        _("Condition without a webinar"),
        _("No webinar is related to it."),
        models=(ConditionPage,),
        companion=WebinarPage,
    )
    companions.expect(
        "no_post",
        _("Condition without a post"),
        _("No post is related to it."),
        models=(ConditionPage,),
        companion=BlogPostPage,
    )
