"""What the README and the pages of docs/ point to is there."""

import re
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

from foundation_site.settings import base

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
MIDDLEWARE = re.compile(r'"(content_app\.[\w.]+Middleware)"')
FILE = re.compile(
    r"`((?:content_app|foundation_site|benchmarks|tests|docs|requirements)/[\w./-]*)`"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page):
    names = FILE.findall(page.read_text(encoding="utf-8"))
    assert [name for name in names if not (ROOT / name).exists()] == []


def test_the_middleware_that_a_host_is_told_of_is_there_and_is_what_this_site_has():
    named = set(MIDDLEWARE.findall((ROOT / "docs" / "install-plugin.md").read_text("utf-8")))

    assert [name for name in named if not callable(import_string(name))] == []
    assert {name for name in base.MIDDLEWARE if name.startswith("content_app.")} == named
