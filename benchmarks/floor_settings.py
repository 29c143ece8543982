"""The near-empty site that `wagtail start` makes, on the same kind of database as the site under measurement."""

from mysite.settings.base import *  # noqa: F403

from foundation_site.settings.test import (
    ALLOWED_HOSTS,  # noqa: F401
    DATABASES,
    SECRET_KEY,  # noqa: F401
)

DEBUG = False
DATABASES["default"]["TEST"] = {**DATABASES["default"].get("TEST", {}), "SERIALIZE": False}
if DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"]["NAME"] = "benchmark_floor"
DATABASES["default"]["CONN_MAX_AGE"] = None
