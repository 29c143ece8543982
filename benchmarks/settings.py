"""The site under measurement: as tests run it, but served as readers get it."""

import os

from foundation_site.settings import base
from foundation_site.settings.test import *  # noqa: F403
from foundation_site.settings.test import CACHES, DATABASES, SCRATCH_DIR, STATIC_ROOT

DATABASES["default"]["TEST"] = {**DATABASES["default"].get("TEST", {}), "SERIALIZE": False}
if DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"]["NAME"] = os.environ.get("BENCHMARK_SITE", "benchmark_site")
# What is measured is a page, not how long it takes to open a connection.
DATABASES["default"]["CONN_MAX_AGE"] = None

# Pages enter the index of the search once all of them are there.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}
}
# Static files as in production: looked up when the process begins, not at every request.
STATIC_ROOT.mkdir()
WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
# Parts of pages are kept as in production, in files; whole pages are not, and nothing is due.
MIDDLEWARE = [
    name
    for name in base.MIDDLEWARE
    if not name.endswith((".CatchUpMiddleware", ".PageCacheMiddleware"))
]
CACHES["pages"] = {
    "BACKEND": "foundation_site.page_files.PageFiles",
    "LOCATION": SCRATCH_DIR / "page-cache",
    "OPTIONS": {"MAX_ENTRIES": 30_000},
}
