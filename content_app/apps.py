from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentAppConfig(AppConfig):
    name = "content_app"
    label = "content_app"
    verbose_name = _("Conditions, posts, webinars and callouts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Everything that this app switches on."""
        from django.apps import apps
        from django.core.checks import register as register_check
        from django.db.models.signals import post_delete, post_migrate, post_save, pre_save
        from wagtail.models import PageLogEntry, Revision
        from wagtail.signals import page_published, page_unpublished, published, unpublished

        from .announcements import checks as announcement_checks
        from .announcements import due_steps, preflight
        from .announcements.calendar import announcements_beginning, announcements_ending
        from .announcements.publication import store_steps
        from .announcements.slots import announcement_banner, announcements_about
        from .base import checks, side_panels, slots, validity
        from .blog.models import BlogPostPage
        from .blog.publication import store_questions
        from .blog.slots import answered_questions
        from .blog.suggestions import in_shared_categories
        from .callouts.models import Callout
        from .callouts.slots import callout_beside_page
        from .conditions.models import ConditionPage
        from .conditions.slots import conditions_that_mention
        from .crosslinks import suggestions
        from .crosslinks.deleted_pages import note_address
        from .crosslinks.indexing import index_with_other_names
        from .crosslinks.likeness import compare_when_published
        from .crosslinks.mentions import entries, keeping_up
        from .crosslinks.mentions.glossary import GlossaryTerm
        from .crosslinks.mentions.panels import MentionsSidePanel
        from .crosslinks.slots import related_section
        from .departures.api import extend_api
        from .departures.expiries import note_expiry
        from .editorial import groups
        from .evidence.models import Study, Therapy
        from .link_health.checks import check_link_health
        from .link_health.schedule import nightly_look
        from .people.models import Person
        from .people.works import works_section
        from .scheduling import planned, publication_plan, publishing, review_plan, sources
        from .webinars import checks as webinar_checks
        from .webinars.calendar_entries import store_calendar_entry
        from .webinars.models import WebinarPage
        from .webinars.plan import webinars_with_hour, webinars_without_hour
        from .webinars.slots import calendar_of_subject

        register_check(checks.check_host)
        if apps.is_installed("wagtail.api.v3"):
            from .crosslinks.api_v3 import register_readable_fields

            register_readable_fields()
        register_check(check_link_health)

        slots.fill(slots.SITE_BANNER, announcement_banner)
        slots.fill(slots.PAGE_NOTICE, announcements_about)
        slots.fill(slots.PAGE_ASIDE, callout_beside_page)
        slots.fill(slots.PAGE_END, related_section)
        slots.fill(slots.PAGE_END, calendar_of_subject, order=90)
        slots.fill(slots.RECORD_END, works_section, order=10)
        slots.fill(slots.RECORD_END, answered_questions, order=20)
        slots.fill(slots.RECORD_END, conditions_that_mention, order=30)

        page_published.connect(
            store_questions, sender=BlogPostPage, dispatch_uid="content_app.store_questions"
        )
        page_published.connect(
            store_calendar_entry,
            sender=WebinarPage,
            dispatch_uid="content_app.store_calendar_entry",
        )
        page_published.connect(store_steps, dispatch_uid="content_app.store_steps")
        page_unpublished.connect(note_expiry, dispatch_uid="content_app.note_expiry_of_page")
        for model in (Person, Therapy, Study, Callout):
            unpublished.connect(
                note_expiry, sender=model, dispatch_uid=f"content_app.note_expiry.{model.__name__}"
            )
        page_published.connect(
            compare_when_published, dispatch_uid="content_app.compare_when_published"
        )
        suggestions.register(in_shared_categories)
        for signal, model in (
            (page_published, ConditionPage),
            (published, Person),
            (published, Therapy),
            (published, Study),
            (published, GlossaryTerm),
        ):
            signal.connect(
                index_with_other_names,
                sender=model,
                dispatch_uid=f"content_app.index_other_names.{model.__name__}",
            )
        pre_save.connect(note_address, sender=PageLogEntry, dispatch_uid="content_app.note_address")

        side_panels.register(MentionsSidePanel)
        entries.register(ConditionPage, "title", "full_name")
        entries.register(Therapy, "name")
        entries.register(Study, "name", "registry_number")
        entries.register(Person, "name", are_people=True)
        entries.register(WebinarPage, "title")
        entries.register(BlogPostPage, "title")
        entries.register(GlossaryTerm, "term", linked_page_field="page")
        post_save.connect(
            keeping_up.scan_saved_version,
            sender=Revision,
            dispatch_uid="content_app.scan_saved_version",
        )
        for signal in (page_published, page_unpublished, published, unpublished):
            signal.connect(
                keeping_up.scan_what_changed, dispatch_uid="content_app.scan_what_changed"
            )
        for kind in entries.kinds():
            post_delete.connect(
                keeping_up.forget_entry,
                sender=kind.model,
                dispatch_uid=f"content_app.forget_entry.{kind.model.__name__}",
            )

        sources.register(publishing.expiries)
        sources.register(publishing.publications)
        sources.register(due_steps.beginnings)
        sources.register(nightly_look)
        validity.register(publishing.next_change)
        for check in (
            announcement_checks.check_schedule,
            announcement_checks.check_plan,
            announcement_checks.check_links,
            webinar_checks.check_webinar,
            announcement_checks.check_clock_changes,
            announcement_checks.check_runner,
        ):
            preflight.register(check)

        for source in (
            webinars_with_hour,
            webinars_without_hour,
            announcements_beginning,
            announcements_ending,
            publication_plan.publications,
            publication_plan.past_publications,
            publication_plan.expiries,
            publication_plan.past_expiries,
            review_plan.reviews,
        ):
            planned.register(source)

        extend_api()
        self._look_for_in_links()

        post_migrate.connect(
            groups.create_groups, sender=self, dispatch_uid="content_app.create_groups"
        )
        groups.connect_index_pages()

    def _look_for_in_links(self):
        """What links are asked for, and what templates make of references."""
        from wagtail.models import Page

        from .blog.models import BlogPostPage
        from .callouts.models import Callout
        from .conditions.models import ConditionPage
        from .evidence.models import Reference, Study, Therapy
        from .link_health import (
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
        from .link_health.kinds import register_kind
        from .people.models import Person
        from .webinars.models import WebinarPage

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
