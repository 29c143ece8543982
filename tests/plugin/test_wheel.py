"""What the wheel holds, and what it leaves to the site that it was cut from."""

import ast
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.plugin.environments import dependencies, wheel_metadata

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "content_app"


@pytest.fixture(scope="module")
def contents(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_the_plugin_and_nothing_else(contents):
    assert {name.split("/")[0].partition("-")[0] for name in contents} == {"content_app"}


@pytest.mark.parametrize(
    "folder", ["templates", "static", "migrations", "templatetags", "conditions/typesetting"]
)
def test_it_holds_every_file_that_pages_need(contents, workshop, folder):
    source = workshop / "source"
    files = (source / "content_app" / folder).rglob("*")
    names = {str(file.relative_to(source)) for file in files if file.is_file()}
    assert names
    assert names <= contents


def test_fonts_come_with_their_licence(contents):
    fonts = {Path(name).parent for name in contents if name.endswith((".woff2", ".woff", ".ttf"))}
    assert len(fonts) == 2, "those of pages and those of PDFs"
    assert all(f"{folder}/LICENSE.txt" in contents for folder in fonts)
    assert any("dist-info/licenses/" in name for name in contents)


def test_it_knows_neither_the_site_nor_this_machine(wheel):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode(errors="ignore")
            assert "foundation_site" not in content or name.endswith("METADATA"), name
            assert str(ROOT) not in content, name


def test_it_asks_for_no_library_of_the_site(wheel):
    asked = {Requirement(text).name for text in wheel_metadata(wheel).get_all("Requires-Dist")}
    site_only = {"django-csp", "django-environ", "django-tasks-db", "gunicorn", "honcho", "psycopg"}
    assert not asked & site_only


def test_every_library_that_it_imports_comes_with_it(wheel):
    """Also those that are imported only once they are used."""
    provided = {
        file.parts[0].removesuffix(".py")
        for found in dependencies(wheel_metadata(wheel).get_all("Requires-Dist"))
        for file in found.files or ()
    }
    imported = {name for file in PLUGIN.rglob("*.py") for name in imported_packages(file)}
    assert {"django", "wagtail"} <= imported
    assert imported - sys.stdlib_module_names - {"content_app"} <= provided


def imported_packages(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.partition(".")[0]
