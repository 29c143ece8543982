"""A table of contents: what the domains add to the admin, registered."""

from wagtail import hooks
from wagtail.admin.telepath import register as register_adapter
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet

from .announcements.actions import register_publishing_actions
from .announcements.approval_views import ANNOUNCED_PAGE_VIEWS
from .announcements.blocks import MomentBlock, PageMomentBlock, StepBlock
from .announcements.bulk_publishing import ask_before_bulk_publishing
from .announcements.folded_steps import (
    MomentBlockAdapter,
    PageMomentBlockAdapter,
    StepBlockAdapter,
)
from .announcements.models import AnnouncedPage, AnnouncementSettings
from .announcements.panels import timeline_script
from .announcements.publishing_views import ask_before_publishing
from .announcements.urls import announcement_urls
from .base.conflicts import autosaved_version_script, page_viewsets
from .base.models import ContentPage
from .base.site_settings import SiteSettings
from .blog.viewsets import BlogCategoryViewSet, BlogListingViewSet
from .callouts.viewsets import CalloutViewSet
from .conditions.viewsets import ConditionListingViewSet
from .crosslinks.appearances import say_where_it_appears
from .crosslinks.chooser import related_page_chooser
from .crosslinks.link_handlers import register_link_handlers
from .crosslinks.mentions.after_publishing import point_to_mentions
from .crosslinks.mentions.mentioning_views import mentioning_urls
from .crosslinks.mentions.panel_views import panel_urls
from .crosslinks.mentions.panels import mentions_script
from .crosslinks.mentions.viewsets import GlossaryTermViewSet
from .crosslinks.removing_relations import relation_urls
from .departures import gates
from .departures.actions import register_decided_actions
from .departures.page_views import DEPARTURE_VIEWS, document_urls
from .departures.question_views import question_urls
from .departures.report_views import DeparturesReport
from .departures.undo_views import undo_urls
from .editorial.dashboard import add_what_next_panel, admin_styles
from .editorial.groups import reader_permissions
from .evidence.viewsets import EvidenceViewSetGroup
from .feedback.panels import add_new_words
from .feedback.report_views import WhatReadersWroteReport
from .feedback.words_views import words_urls
from .figures.report_views import WhatReadersReadReport
from .link_health.panels import add_link_health
from .link_health.replacing_views import replacing_urls
from .link_health.report_views import LinkHealthReport
from .people.viewsets import PersonViewSet
from .scheduling.calendar_views import calendar_menu_item, calendar_urls
from .scheduling.panels import add_schedule_notice
from .scheduling.report_views import ScheduledActionsReport
from .webinars.copying_views import copy_as_new_button, copying_urls
from .webinars.desk import WebinarListingViewSet
from .webinars.read_back_views import read_back_urls

register_setting(SiteSettings, icon="cog")
register_setting(AnnouncementSettings, icon="calendar-alt")
register_adapter(StepBlockAdapter(), StepBlock)
register_adapter(MomentBlockAdapter(), MomentBlock)
register_adapter(PageMomentBlockAdapter(), PageMomentBlock)

for viewset in (
    PersonViewSet,
    GlossaryTermViewSet,
    CalloutViewSet,
    BlogCategoryViewSet,
    EvidenceViewSetGroup,
):
    register_snippet(viewset)

for report in (
    ScheduledActionsReport,
    DeparturesReport,
    LinkHealthReport,
    WhatReadersReadReport,
    WhatReadersWroteReport,
):
    hooks.register("register_admin_urls", report.urls)
    hooks.register("register_reports_menu_item", report.menu_item)


@hooks.register("register_admin_viewset")
def register_page_listings():
    return [ConditionListingViewSet(), BlogListingViewSet(), WebinarListingViewSet()]


@hooks.register("register_admin_viewset")
def register_page_viewsets():
    return page_viewsets([(ContentPage, DEPARTURE_VIEWS), (AnnouncedPage, ANNOUNCED_PAGE_VIEWS)])


@hooks.register("register_admin_viewset")
def register_choosers():
    return related_page_chooser


hooks.register("insert_editor_js", autosaved_version_script)
hooks.register("insert_global_admin_css", admin_styles)
hooks.register("construct_homepage_panels", add_what_next_panel)
hooks.register("construct_homepage_panels", add_schedule_notice)
hooks.register("register_admin_urls", relation_urls)
hooks.register("register_admin_urls", announcement_urls)
hooks.register("before_publish_page", ask_before_publishing)
hooks.register("before_bulk_action", ask_before_bulk_publishing)
hooks.register("register_actions", register_publishing_actions)
hooks.register("before_confirming_unpublish", gates.before_unpublishing)
hooks.register("before_unpublish_page", gates.before_unpublishing)
hooks.register("before_unpublish", gates.before_unpublishing)
hooks.register("before_delete_page", gates.before_deleting_page)
hooks.register("before_delete_snippet", gates.before_deleting_records)
hooks.register("before_move_page", gates.before_moving_page)
hooks.register("before_bulk_action", gates.before_bulk_action)
hooks.register("register_actions", register_decided_actions)
hooks.register("register_admin_urls", undo_urls)
hooks.register("register_admin_urls", question_urls)
# Before Wagtail's own address for it.
hooks.register("register_admin_urls", document_urls, order=-1)
hooks.register("after_publish_page", say_where_it_appears)
hooks.register("insert_editor_js", timeline_script)
hooks.register("register_admin_urls", read_back_urls)
hooks.register("insert_editor_js", mentions_script)
hooks.register("register_admin_urls", panel_urls)
hooks.register("register_admin_urls", mentioning_urls)
hooks.register("after_publish_page", point_to_mentions)
hooks.register("register_admin_urls", replacing_urls)
hooks.register("construct_homepage_panels", add_link_health)
hooks.register("register_admin_urls", words_urls)
hooks.register("construct_homepage_panels", add_new_words)
hooks.register("register_permissions", reader_permissions)
hooks.register("register_admin_urls", calendar_urls)
hooks.register("register_admin_menu_item", calendar_menu_item)
hooks.register("register_admin_urls", copying_urls)
hooks.register("register_page_header_buttons", copy_as_new_button)
hooks.register("register_page_listing_more_buttons", copy_as_new_button)


# After Wagtail's own, whose place they take.
hooks.register("register_rich_text_features", register_link_handlers, order=10)


@hooks.register("register_icons")
def register_icons(icons):
    return [
        *icons,
        *(f"content_app/icons/{name}.svg" for name in ("first-aid", "flask", "lightbulb")),
    ]
