"""
A migrated database to begin from, made once for each set of migrations: applying them takes longer
than most of the tests, and each process of a run would do it again.

It is kept between runs: for SQLite as a file, for PostgreSQL as a database beside the one that
DATABASE_URL names, which is copied in a fraction of a second.
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
from django.db import connection

from tests.processes import ROOT, database_url

# Groups and workflows are made once the migrations have run.
MADE_AFTER_MIGRATE = ROOT / "content_app" / "editorial"
CACHE = ROOT / ".pytest_cache" / "databases"
DJANGO = f"django-{django.get_version()}-"


def begin_with_migrated_database() -> None:
    """Lets Django find the migrations done when it makes the database of this process."""
    test_database = connection.settings_dict["TEST"]
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:
        # One process migrates, the others wait for its result.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "sqlite":
            shutil.copyfile(migrated_file(), test_database["NAME"])
        elif connection.vendor == "postgresql":
            test_database["TEMPLATE"] = migrated_database()


def migrated_file() -> Path:
    template = CACHE / f"{DJANGO}{digest_of_migrations()}.sqlite3"
    if not template.exists():
        for outdated in CACHE.glob(f"{DJANGO}*"):
            outdated.unlink()
        draft = template.with_suffix(".draft")
        migrate(f"sqlite:///{draft}")
        draft.rename(template)
    return template


def migrated_database() -> str:
    family = f"{connection.settings_dict['NAME']}-{DJANGO}"
    template = f"{family}{digest_of_migrations()}"
    quoted = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [family])
        existing = {name for (name,) in cursor.fetchall()}
        if template not in existing:
            for outdated in existing:
                cursor.execute(f"DROP DATABASE {quoted(outdated)}")
            draft = f"{family}draft"
            cursor.execute(f"CREATE DATABASE {quoted(draft)}")
            migrate(database_url(NAME=draft))
            cursor.execute(f"ALTER DATABASE {quoted(draft)} RENAME TO {quoted(template)}")
    return template


def digest_of_migrations() -> str:
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label} {file.name}\n".encode())
            digest.update(file.read_bytes())
    for file in sorted(MADE_AFTER_MIGRATE.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:32]


def migrate(url: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
            "DATABASE_URL": url,
        },
        check=True,
    )
