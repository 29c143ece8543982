"""Production settings, each time in a process of their own: settings are read once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def manage(tmp_path):
    environment = {
        "PATH": os.defpath,
        "DJANGO_SETTINGS_MODULE": "foundation_site.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmn",
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "VAR_DIR": str(tmp_path),
    }

    def run(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
        changed = {k: v for k, v in {**environment, **changes}.items() if v is not None}
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=changed,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_no_sample_account_comes_into_being(manage):
    result = manage("create_sample_accounts")

    assert result.returncode == 1
    assert "never under these settings" in result.stderr


@pytest.mark.parametrize("variable", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_what_production_cannot_guess_must_be_set(manage, variable):
    result = manage("check", **{variable: None})

    assert result.returncode == 1
    assert variable in result.stderr
