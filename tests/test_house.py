"""The house keeps to its plan: see docs/architecture.md."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FRAMEWORK = {"management", "migrations", "templatetags"}
DOMAINS = sorted(
    folder.name
    for folder in (ROOT / "content_app").iterdir()
    if (folder / "__init__.py").exists() and folder.name not in FRAMEWORK
)


def test_every_import_runs_downhill():
    # In a process of its own: import-linter configures logging so that every other logger falls silent.
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_domain_folder_starts_nothing_when_it_is_imported(domain):
    assert (ROOT / "content_app" / domain / "__init__.py").read_text() == ""


def test_the_plan_and_the_map_name_every_domain():
    plan = (ROOT / "docs" / "architecture.md").read_text()
    map_of_all = (ROOT / "README.md").read_text()

    assert [name for name in DOMAINS if f"`{name}/`" not in plan] == []
    assert [name for name in DOMAINS if f"{name}/ " not in map_of_all] == []


def test_no_room_is_without_a_name():
    nameless = {"utils.py", "helpers.py", "common.py", "misc.py"}
    sources = [*(ROOT / "content_app").rglob("*.py"), *(ROOT / "foundation_site").rglob("*.py")]

    assert [path for path in sources if path.name in nameless] == []


def test_each_system_check_has_an_id_of_its_own():
    # Whoever silences one (SILENCED_SYSTEM_CHECKS) would silence the other with it.
    sources = [path.read_text() for path in (ROOT / "content_app").rglob("checks.py")]
    ids = re.findall(r'"content_app\.([EW]\d{3})"', "".join(sources))

    assert len(ids) > 10
    assert sorted(ids) == sorted(set(ids))


STYLESHEETS = [
    path
    for folder in ("content_app", "foundation_site")
    for path in sorted((ROOT / folder).rglob("*.css"))
]


@pytest.mark.parametrize("path", STYLESHEETS, ids=lambda path: path.name)
def test_every_rule_of_a_stylesheet_is_closed(path):
    # Browsers take what follows an open rule as nested in it; it then applies to nothing, and nobody is told.
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    open_rules: list[str] = []
    for before, mark in re.findall(r"([^{}]*)([{}])", source):
        if mark == "}":
            open_rules.pop()
            continue
        selector = before.rpartition(";")[2].strip()
        assert [rule for rule in open_rules if not rule.startswith("@")] == [], selector
        open_rules.append(selector)

    assert open_rules == []
