import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, MIDDLEWARE

# Each process has a place of its own, gone when it ends: runs beside each other do not meet.
SCRATCH = tempfile.TemporaryDirectory(prefix="foundation-site-")
SCRATCH_DIR = Path(SCRATCH.name)

SECRET_KEY = "a key that protects nothing: tests keep no sessions"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No scheduler runs beside the tests, and each request would stand in for it. Pages and their parts are
# made anew for each question about them; the tests of the page cache put it back.
MIDDLEWARE = [
    name
    for name in MIDDLEWARE
    if not name.endswith((".CatchUpMiddleware", ".PageCacheMiddleware", ".KnownSiteMiddleware"))
]
del CACHES["pages"]
# A thread that writes by itself would meet the databases that tests make and drop.
CONTENT_APP_FIGURES = {"write_after_seconds": None}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MEDIA_ROOT = SCRATCH_DIR / "media"
STATIC_ROOT = SCRATCH_DIR / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # In a file: the threads of a live server would share the one connection of a database in
    # memory, and what two people do at once could not be tested.
    DATABASES["default"]["TEST"] = {"NAME": str(SCRATCH_DIR / "db.sqlite3")}
