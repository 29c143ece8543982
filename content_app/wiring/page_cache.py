"""What keeps whole pages, and hears of what changes, where the host has the page cache."""

from django.apps import AppConfig
from django.conf import settings

from content_app.base import shown
from content_app.page_cache import changes, kept
from content_app.page_cache.checks import MIDDLEWARE


def connect(app: AppConfig) -> None:
    changes.connect(app)
    if MIDDLEWARE in settings.MIDDLEWARE:
        shown.listen(kept.let_go)
