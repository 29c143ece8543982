"""The plugin in another site: the one that `wagtail start` makes."""

from pathlib import Path

import pytest

# What the site of this repository has for its readers, and the plugin must do without.
PUBLISHED_ELSEWHERE = {"Question"}


def test_the_plugin_comes_from_the_wheel_alone(host, visit):
    location = Path(visit["content_app"])
    assert location.is_relative_to(host.python.parents[1])
    assert not location.is_symlink()
    assert host.run("-c", "import foundation_site", check=False).returncode == 1


def test_nothing_is_missing_once_the_instructions_are_followed(host):
    finished = host.manage("check", "--fail-level", "WARNING")
    assert "no issues" in finished.stdout


def test_the_migrations_fit_the_models_of_the_host(host):
    """Its images are Wagtail's own, not those of this repository's site."""
    assert "No changes detected" in host.manage("makemigrations", "--check").stdout


def test_staff_can_publish_everything_and_visitors_can_read_it(visit):
    assert set(visit["read"]) == set(visit["published_by_staff"]) | PUBLISHED_ELSEWHERE


def test_every_page_is_there(visit):
    pages = visit["read"].values()
    assert {page["url"]: page["status"] for page in pages if page["status"] != 200} == {}
    assert {page["url"]: page["missing"] for page in pages if page["missing"]} == {}
    assert all(page["title"] for page in pages)
    assert set(visit["feeds"].values()) == {200}


def test_a_condition_has_its_summary_to_print_and_as_a_pdf(visit):
    page = visit["summary"]
    assert (page["status"], page["missing"], page["missing_files"]) == (200, [], [])
    assert visit["summary_pdf"] == {"status": 200, "type": "application/pdf", "begins": "%PDF-"}


def test_pages_stand_in_the_frame_of_the_host(visit):
    for page in visit["read"].values():
        assert "/static/css/mysite.css" in page["stylesheets"], page["url"]
        assert "/static/content_app/css/content_app.css" in page["stylesheets"], page["url"]


def test_every_file_that_a_page_names_is_there(visit):
    pages = visit["read"].values()
    assert {page["url"]: page["missing_files"] for page in pages if page["missing_files"]} == {}
    assert visit["read"]["ConditionPage"]["images"]


def test_a_reader_gets_no_cookie(visit):
    assert [page["url"] for page in visit["read"].values() if page["cookies"]] == []


def test_the_home_page_of_the_host_stays_its_own(visit):
    assert visit["home"]["status"] == 200
    assert "/static/content_app/css/content_app.css" not in visit["home"]["stylesheets"]


@pytest.mark.parametrize(
    "sentence",
    [
        "content_app needs wagtail.contrib.routable_page.",
        "content_app needs wagtail.contrib.settings.",
        "content_app needs wagtail.contrib.table_block.",
        'Add "content_app.base.clock.RequestClockMiddleware" near the top of MIDDLEWARE.',
        'Add "content_app.base.cache_headers.CacheHeadersMiddleware" to MIDDLEWARE, before',
        'Add path("", include("content_app.urls"))',
        '{"WIDGET": "content_app.base.rich_text_editor.TolerantDraftail"}',
        '{"BACKEND": "content_app.search.backend"}',
    ],
)
def test_who_adds_the_app_alone_is_told_the_rest(complaints, sentence):
    assert sentence in complaints
