"""What the plugin needs from its host is said in a sentence where it is missing."""

import pytest
from django.apps import apps
from django.conf import settings
from django.test import override_settings
from django.urls import include, path
from wagtail import urls as wagtail_urls

from content_app.base.checks import CLOCK_MIDDLEWARE, REQUIRED_APPS, check_host

urlpatterns = [path("", include(wagtail_urls))]


def complaints() -> dict[str, str]:
    return {found.id: f"{found.msg} {found.hint}" for found in check_host(None)}


def frame(*blocks: str):
    """Settings under which base.html has these blocks only."""
    source = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in blocks)
    loader = ("django.template.loaders.locmem.Loader", {"base.html": source} if blocks else {})
    backend = "django.template.backends.django.DjangoTemplates"
    return override_settings(TEMPLATES=[{"BACKEND": backend, "OPTIONS": {"loaders": [loader]}}])


def test_nothing_is_missing_here():
    assert complaints() == {}


@pytest.mark.parametrize("name", REQUIRED_APPS)
def test_an_app_that_is_missing_is_named(monkeypatch, name):
    monkeypatch.setattr(apps, "is_installed", lambda installed: installed != name)
    assert f'Add "{name}" to INSTALLED_APPS.' in complaints()["content_app.E001"]


@override_settings(WAGTAIL_PAGE_MODEL="home.BasePage")
def test_a_base_page_of_the_host_is_refused():
    assert "cannot use home.BasePage" in complaints()["content_app.E002"]


@override_settings(USE_TZ=False)
def test_time_zone_support_is_needed():
    assert "USE_TZ = True" in complaints()["content_app.E003"]


def test_the_clock_of_requests_is_asked_for():
    middleware = [name for name in settings.MIDDLEWARE if name != CLOCK_MIDDLEWARE]
    with override_settings(MIDDLEWARE=middleware):
        assert CLOCK_MIDDLEWARE in complaints()["content_app.W001"]


@override_settings(ROOT_URLCONF=__name__)
def test_addresses_are_asked_for():
    assert 'include("content_app.urls")' in complaints()["content_app.W002"]


def test_a_host_without_a_frame_is_told():
    with frame():
        assert "there is none" in complaints()["content_app.W003"]


def test_a_frame_without_a_block_is_told_which():
    with frame("title", "extra_css", "content"):
        assert "{% block extra_js %}" in complaints()["content_app.W004"]


def test_a_frame_like_that_of_wagtail_start_is_enough():
    with frame("title", "extra_css", "body_class", "content", "extra_js"):
        assert complaints() == {}
