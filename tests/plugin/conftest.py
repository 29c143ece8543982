import fcntl
import json
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.plugin.environments import make_environment
from tests.plugin.hosts import Host, start_host

ROOT = Path(__file__).parents[2]
SCENARIO = Path(__file__).with_name("publish_and_read.py")
# What a clone does not hold, and what would only slow the copy down.
LEFT_OUT = shutil.ignore_patterns(
    ".*", "__pycache__", "*.egg-info", "build", "dist", "docs", "var", "node_modules"
)


@pytest.fixture(scope="session")
def workshop(tmp_path_factory, worker_id) -> Path:
    """A directory that all processes of this run share."""
    directory = tmp_path_factory.getbasetemp()
    return (directory if worker_id == "master" else directory.parent) / "plugin"


@contextmanager
def alone(workshop: Path) -> Iterator[None]:
    """One process makes what all of them use, and the others wait for it."""
    with (workshop / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def wheel(workshop) -> Path:
    """The wheel, built from a copy: what an earlier build left in the checkout would get into it."""
    workshop.mkdir(exist_ok=True)
    with alone(workshop):
        if not (workshop / "dist").exists():
            shutil.copytree(ROOT, workshop / "source", ignore=LEFT_OUT)
            subprocess.run(
                [sys.executable, "-m", "build", "--no-isolation", "--outdir", workshop / "dist"],
                cwd=workshop / "source",
                check=True,
                capture_output=True,
            )
    return next((workshop / "dist").glob("*.whl"))


@pytest.fixture(scope="session")
def bare_host(wheel, workshop) -> Host:
    """What `wagtail start` makes, in an environment that has the wheel."""
    with alone(workshop):
        python = workshop / "environment" / "bin" / "python"
        if not python.exists():
            make_environment(workshop / "environment", wheel)
        host = Host(python, workshop / "bare")
        return host if host.directory.exists() else start_host(python, host.directory)


@pytest.fixture(scope="session")
def host(bare_host, workshop) -> Host:
    """A site with the plugin added and migrated, as the instructions say."""
    host = Host(bare_host.python, workshop / "site")
    with alone(workshop):
        if not host.directory.exists():
            shutil.copytree(bare_host.directory, host.directory)
            host.install_plugin()
            host.manage("migrate", "--verbosity=0")
    return host


@pytest.fixture(scope="session")
def visit(host, workshop) -> dict:
    """What staff published on that site, and what a visitor then read."""
    report = workshop / "visit.json"
    with alone(workshop):
        if not report.exists():
            account = {
                "DJANGO_SUPERUSER_USERNAME": "editor",
                "DJANGO_SUPERUSER_EMAIL": "editor@example.org",
                "DJANGO_SUPERUSER_PASSWORD": secrets.token_urlsafe(),
            }
            host.manage("createsuperuser", "--no-input", **account)
            report.write_text(host.run(SCENARIO, **account).stdout.splitlines()[-1])
    return json.loads(report.read_text())


@pytest.fixture(scope="session")
def complaints(bare_host, workshop) -> str:
    """What `check` says where the app was added, and nothing else was done."""
    host = Host(bare_host.python, workshop / "incomplete")
    with alone(workshop):
        if not host.directory.exists():
            shutil.copytree(bare_host.directory, host.directory)
            host.append(
                "mysite/settings/base.py", 'INSTALLED_APPS = ["content_app", *INSTALLED_APPS]\n'
            )
    return host.manage("check", check=False).stderr
