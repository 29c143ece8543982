"""What keeps whole pages and parts of them, and hears of what changes, where the host has a cache for them."""

from django.apps import AppConfig
from django.conf import settings

from content_app.base import generations, memory, parts, shown
from content_app.page_cache import changes, kept


def connect(app: AppConfig) -> None:
    changes.connect(app)
    if kept.CACHE_ALIAS in settings.CACHES:
        shown.listen(kept.let_go)
        generations.ask(kept.generation)
        parts.keep_in(kept)
        memory.remember_in(kept.remembered)
