import pytest
from django.core.cache import caches

from content_app.base import generations, memory, own_site, parts, shown
from content_app.page_cache import kept
from foundation_site.settings import base as site

PLACE = "django.core.cache.backends.locmem.LocMemCache"
CATCHING_UP = "content_app.scheduling.catching_up.CatchUpMiddleware"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings, monkeypatch):
    """As in production, where the tests of everything else make each page anew."""
    settings.MIDDLEWARE = [name for name in site.MIDDLEWARE if name != CATCHING_UP]
    settings.CACHES = {**settings.CACHES, kept.CACHE_ALIAS: {"BACKEND": PLACE}}
    monkeypatch.setattr(shown, "_listeners", [kept.let_go])
    monkeypatch.setattr(generations, "_present", [kept.generation])
    monkeypatch.setattr(parts, "_keepers", [kept])
    monkeypatch.setattr(memory, "_memories", [kept.remembered])
    # The memory behind them is that of the tests before, whose rows are gone.
    for cache in caches.all():
        cache.clear()
    # Middleware is loaded once for all that the site asks of itself.
    own_site._handler.cache_clear()
    yield
    own_site._handler.cache_clear()
