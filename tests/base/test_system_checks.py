"""What the plugin needs from its host is said where it is missing."""

import pytest
from django.core.checks import run_checks
from django.urls import path

from content_app.base import checks

urlpatterns = [path("nothing/", lambda request: None)]
"""The addresses of a host that has forgotten those of the plugin."""


def said(check_id: str) -> list:
    return [message for message in checks.check_host(None) if message.id == check_id]


@pytest.mark.django_db  # from Django 6.1 on, fields ask the database what it can do
def test_this_site_has_everything():
    assert not [message for message in run_checks() if message.id.startswith("content_app.")]


@pytest.mark.parametrize("name", checks.REQUIRED_APPS)
def test_an_app_that_is_missing_is_named(settings, monkeypatch, name):
    is_installed = checks.apps.is_installed
    monkeypatch.setattr(checks.apps, "is_installed", lambda app: app != name and is_installed(app))

    (message,) = said("content_app.E001")

    assert name in message.msg
    assert "INSTALLED_APPS" in message.hint


def test_a_base_page_of_the_host_s_own_is_not_supported(settings):
    settings.WAGTAIL_PAGE_MODEL = "host.BasePage"

    (message,) = said("content_app.E002")

    assert "host.BasePage" in message.msg


def test_moments_need_time_zones(settings):
    settings.USE_TZ = False

    (message,) = said("content_app.E003")

    assert "USE_TZ = True" in message.hint


def test_an_approval_that_would_not_follow_the_plan_is_noticed(settings):
    settings.WAGTAIL_FINISH_WORKFLOW_ACTION = ""

    (message,) = said("content_app.W009")

    assert checks.APPROVAL in message.hint


@pytest.mark.parametrize(
    ("name", "check_id"),
    [
        (checks.CLOCK_MIDDLEWARE, "content_app.W001"),
        (checks.CACHE_MIDDLEWARE, "content_app.W007"),
        (checks.REDIRECT_MIDDLEWARE, "content_app.W010"),
    ],
)
def test_middleware_that_is_missing_is_asked_for(settings, name, check_id):
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m != name]

    (message,) = said(check_id)

    assert name in message.hint


def test_the_addresses_are_asked_for(settings):
    settings.ROOT_URLCONF = __name__

    (message,) = said("content_app.W002")

    assert "content_app.urls" in message.hint


def test_a_frame_is_asked_for(settings, tmp_path):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path], "APP_DIRS": False}]

    (message,) = said("content_app.W003")

    assert "base.html" in message.msg


def test_the_blocks_of_the_frame_are_asked_for_one_by_one(settings, tmp_path):
    (tmp_path / "base.html").write_text("{% block content %}{% endblock %}")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    named = " ".join(message.msg for message in said("content_app.W004"))

    assert all(block in named for block in ("title", "extra_css", "extra_js"))
    assert "named content," not in named


def test_a_frame_like_that_of_wagtail_start_is_enough(settings, tmp_path):
    blocks = ("title", "extra_css", "body_class", "content", "extra_js")
    frame = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in blocks)
    (tmp_path / "base.html").write_text(frame)
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    assert checks.check_host(None) == []


@pytest.mark.parametrize(
    "editors",
    [{}, {"default": {}}, {"default": {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea"}}],
    ids=str,
)
def test_the_editor_of_rich_text_is_asked_for(settings, editors):
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = editors

    (message,) = said("content_app.W005")

    assert checks.EDITOR in message.hint


@pytest.mark.parametrize("backend", [None, "wagtail.search.backends.database"], ids=str)
def test_a_search_that_takes_any_text_is_asked_for(settings, backend):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": backend}} if backend else {}

    (message,) = said("content_app.W006")

    assert checks.SEARCH_BACKEND in message.hint


def test_another_search_engine_is_the_host_s_own_affair(settings):
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "wagtail.search.backends.elasticsearch9"}
    }

    assert said("content_app.W006") == []


def test_a_time_zone_that_does_not_exist_is_named(settings):
    settings.CONTENT_APP_READ_BACK_TIME_ZONES = ["Asia/Kolkata", "Europe/Atlantis"]

    (message,) = said("content_app.W008")

    assert "Europe/Atlantis" in message.msg
