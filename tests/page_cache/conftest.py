import pytest
from django.conf import settings as site_settings
from django.core.cache import caches

from content_app.base import parts, shown
from content_app.page_cache import kept
from content_app.page_cache.checks import MIDDLEWARE

PLACE = "django.core.cache.backends.locmem.LocMemCache"
AFTER_IT = "foundation_site.content_security.ContentSecurityPolicyMiddleware"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings, monkeypatch):
    """As in production, where the tests of everything else make each page anew."""
    place = site_settings.MIDDLEWARE.index(AFTER_IT)
    middleware = list(site_settings.MIDDLEWARE)
    settings.MIDDLEWARE = [*middleware[:place], MIDDLEWARE, *middleware[place:]]
    settings.CACHES = {**site_settings.CACHES, kept.CACHE_ALIAS: {"BACKEND": PLACE}}
    monkeypatch.setattr(shown, "_listeners", [kept.let_go])
    monkeypatch.setattr(parts, "_keepers", [kept])
    caches[kept.CACHE_ALIAS].clear()
