"""
A migrated SQLite database to begin from, made once for each set of migrations: applying them takes
longer than most of the tests, and each process of a run would do it again.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).parent.parent
# Groups and workflows are made once the migrations have run.
MADE_AFTER_MIGRATE = ROOT / "content_app" / "editorial"
CACHE = ROOT / ".pytest_cache" / "databases"
DJANGO = f"django-{django.get_version()}-"


def copy_migrated_database(destination: Path) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    template = CACHE / f"{DJANGO}{digest_of_migrations()}.sqlite3"
    with open(CACHE / "lock", "w") as lock:
        # One process migrates, the others wait for its result.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            migrate(template)
    shutil.copyfile(template, destination)


def digest_of_migrations() -> str:
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label} {file.name}\n".encode())
            digest.update(file.read_bytes())
    for file in sorted(MADE_AFTER_MIGRATE.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


def migrate(template: Path) -> None:
    for outdated in CACHE.glob(f"{DJANGO}*"):
        outdated.unlink()
    draft = template.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "DATABASE_URL": f"sqlite:///{draft}",
        },
        check=True,
    )
    draft.rename(template)
