"""Production settings, each time in a process of their own: settings are read once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.caching import directives_of

ROOT = Path(__file__).parent.parent.parent
STYLESHEET = "content_app/css/content_app.css"
FONT = "content_app/fonts/atkinson-hyperlegible-next-latin.woff2"
A_YEAR = 365 * 24 * 60 * 60
"""In seconds."""


def run(var_dir: Path, *arguments: str, given: str = "", **changes: str | None):
    environment = {
        "PATH": os.defpath,
        "DJANGO_SETTINGS_MODULE": "foundation_site.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn",
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "VAR_DIR": str(var_dir),
    }
    changed = {k: v for k, v in {**environment, **changes}.items() if v is not None}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=changed,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_sample_account_comes_into_being(tmp_path):
    result = run(tmp_path, "manage.py", "create_sample_accounts")

    assert result.returncode == 1
    assert "never under these settings" in result.stderr


@pytest.mark.parametrize("variable", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_what_production_cannot_guess_must_be_set(tmp_path, variable):
    result = run(tmp_path, "manage.py", "check", **{variable: None})

    assert result.returncode == 1
    assert variable in result.stderr


class Answer:
    def __init__(self, facts: dict):
        self.status: int = facts["status"]
        self.headers: dict[str, str] = facts["headers"]
        self.size: int = facts["size"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, Answer]:
    """What a release answers, by what is asked for."""
    requests = {
        "stylesheet": [f"/static/{STYLESHEET}", {"Accept-Encoding": "gzip, br"}],
        "stylesheet for an old browser": [f"/static/{STYLESHEET}", {"Accept-Encoding": "gzip"}],
        "stylesheet uncompressed": [f"/static/{STYLESHEET}", {}],
        "font": [f"/static/{FONT}", {"Accept-Encoding": "gzip, br"}],
        "page": ["/robots.txt", {"Accept-Encoding": "gzip, br"}],
    }
    result = run(
        tmp_path_factory.mktemp("release"),
        "-m",
        "tests.foundation_site.answers_in_production",
        given=json.dumps(list(requests.values())),
    )
    assert result.returncode == 0, result.stderr
    return dict(zip(requests, map(Answer, json.loads(result.stdout)), strict=True))


@pytest.mark.parametrize(
    ("asked", "encoding"),
    [
        ("stylesheet", "br"),
        ("stylesheet for an old browser", "gzip"),
        ("stylesheet uncompressed", None),
    ],
)
def test_static_files_come_compressed_as_the_browser_wants_them(answers, asked, encoding):
    answer = answers[asked]

    assert answer.status == 200
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    uncompressed = Path(finders.find(STYLESHEET)).stat().st_size
    assert (answer.size < uncompressed / 5) == bool(encoding)


@pytest.mark.parametrize("asked", ["stylesheet", "font"])
def test_browsers_never_ask_again_for_a_static_file(answers, asked):
    """Its name changes with it."""
    directives = directives_of(answers[asked])

    assert directives.keys() >= {"public", "immutable"}
    assert int(directives["max-age"]) >= A_YEAR


@pytest.mark.parametrize("asked", ["stylesheet", "font"])
def test_no_other_site_may_use_a_static_file(answers, asked):
    headers = answers[asked].headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_browsers_insist_on_https(answers):
    headers = answers["page"].headers

    assert headers["Strict-Transport-Security"] == f"max-age={A_YEAR}; includeSubDomains; preload"
    assert "upgrade-insecure-requests" in headers["Content-Security-Policy"].split("; ")
