"""System checks: what the plugin needs from its host, said in a sentence where it is missing."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Warning
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from .time_zones import is_time_zone

REQUIRED_APPS = (
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
)
FRAME = "base.html"
FRAME_BLOCKS = frozenset({"title", "extra_css", "content", "extra_js"})
CLOCK_MIDDLEWARE = "content_app.base.clock.RequestClockMiddleware"
CACHE_MIDDLEWARE = "content_app.base.cache_headers.CacheHeadersMiddleware"
REDIRECT_MIDDLEWARE = "content_app.crosslinks.redirect_middleware.OneStepRedirectMiddleware"
SEARCH_BACKEND = "content_app.search.backend"
WAGTAIL_DATABASE_SEARCH = "wagtail.search.backends.database"
APPROVAL = "content_app.announcements.workflows.publish_as_planned"
EDITOR = "content_app.base.rich_text_editor.TolerantDraftail"


def check_host(app_configs, **kwargs):
    return [
        *_missing_apps(),
        *_custom_base_page(),
        *_time_zone_support(),
        *_missing_middleware(),
        *_missing_addresses(),
        *_missing_frame(),
        *_missing_editor(),
        *_missing_search_backend(),
        *_approval_without_plan(),
        *_unknown_time_zones(),
    ]


def _missing_apps():
    for name in REQUIRED_APPS:
        if not apps.is_installed(name):
            yield Error(
                f"content_app needs {name}.",
                hint=f'Add "{name}" to INSTALLED_APPS.',
                id="content_app.E001",
            )


def _custom_base_page():
    # A concrete page type in a reusable app cannot follow a host's own base page (Wagtail docs,
    # "Adapting reusable apps to support custom base page models").
    base_page = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")
    if base_page != "wagtailcore.Page":
        yield Error(
            f"content_app's page types are built on Wagtail's own Page and cannot use {base_page}.",
            hint="Remove WAGTAIL_PAGE_MODEL, or do not install content_app here.",
            id="content_app.E002",
        )


def _time_zone_support():
    if not settings.USE_TZ:
        yield Error(
            "content_app stores moments in UTC and needs time zone support.",
            hint="Set USE_TZ = True.",
            id="content_app.E003",
        )


def _missing_middleware():
    if CLOCK_MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            "Parts of one page may disagree about the time.",
            hint=f'Add "{CLOCK_MIDDLEWARE}" near the top of MIDDLEWARE.',
            id="content_app.W001",
        )
    if CACHE_MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            "A cache in front of the site may show what is not so any more.",
            hint=f'Add "{CACHE_MIDDLEWARE}" to MIDDLEWARE, before "{CLOCK_MIDDLEWARE}".',
            id="content_app.W007",
        )
    if REDIRECT_MIDDLEWARE not in settings.MIDDLEWARE:
        yield Warning(
            "An old address may lead through several redirects, or to a page that is gone.",
            hint=(
                f'Put "{REDIRECT_MIDDLEWARE}" into MIDDLEWARE in the place of '
                '"wagtail.contrib.redirects.middleware.RedirectMiddleware".'
            ),
            id="content_app.W010",
        )


def _missing_addresses():
    try:
        reverse("content_app:search")
    except NoReverseMatch:
        yield Warning(
            "The search and the feeds have no addresses.",
            hint='Add path("", include("content_app.urls")) before Wagtail\'s own addresses.',
            id="content_app.W002",
        )


def _missing_frame():
    try:
        template = get_template(FRAME)
    except TemplateDoesNotExist:
        yield Warning(
            f"content_app's pages extend the site's {FRAME}, and there is none.",
            hint=f"Put a {FRAME} into a folder of templates (docs/install-plugin.md, The frame).",
            id="content_app.W003",
        )
        return
    # Only a template of Django's own engine shows its blocks.
    nodes = getattr(getattr(template, "template", None), "nodelist", None)
    if nodes is None or nodes.get_nodes_by_type(ExtendsNode):
        # A frame within a frame: its blocks are known at rendering only.
        return
    blocks = {block.name for block in nodes.get_nodes_by_type(BlockNode)}
    for name in sorted(FRAME_BLOCKS - blocks):
        yield Warning(
            f"{FRAME} has no block named {name}, so what content_app's pages put there is lost.",
            hint=f"Add {{% block {name} %}}{{% endblock %}} to {FRAME}.",
            id="content_app.W004",
        )


def _missing_editor():
    editors = getattr(settings, "WAGTAILADMIN_RICH_TEXT_EDITORS", {})
    widget = editors.get("default", {}).get("WIDGET")
    if not widget or not issubclass(import_string(widget), import_string(EDITOR)):
        yield Warning(
            "A rich text that was emptied is stored as an empty paragraph, and shown under a heading.",
            hint=f'Set WAGTAILADMIN_RICH_TEXT_EDITORS = {{"default": {{"WIDGET": "{EDITOR}"}}}}.',
            id="content_app.W005",
        )


def _missing_search_backend():
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {})
    default = backends.get("default", {}).get("BACKEND", WAGTAIL_DATABASE_SEARCH)
    if default == WAGTAIL_DATABASE_SEARCH:
        yield Warning(
            "A quotation mark in a search of the admin may be answered with an error page.",
            hint=f'Set WAGTAILSEARCH_BACKENDS = {{"default": {{"BACKEND": "{SEARCH_BACKEND}"}}}}.',
            id="content_app.W006",
        )


def _approval_without_plan():
    if not getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", ""):
        yield Warning(
            "A page that is approved goes online at once, whatever the plan of its announcement says.",
            hint=f'Set WAGTAIL_FINISH_WORKFLOW_ACTION = "{APPROVAL}".',
            id="content_app.W009",
        )


def _unknown_time_zones():
    for name in getattr(settings, "CONTENT_APP_READ_BACK_TIME_ZONES", ()):
        if not is_time_zone(name):
            yield Warning(
                f"The times of webinars cannot be read back in the time zone {name}: there is none.",
                hint="Correct CONTENT_APP_READ_BACK_TIME_ZONES; a name is like Europe/Amsterdam.",
                id="content_app.W008",
            )
