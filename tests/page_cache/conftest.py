import pytest
from django.conf import settings as site_settings

from content_app.base import shown
from content_app.page_cache import kept
from content_app.page_cache.checks import MIDDLEWARE

BEFORE_IT = "content_app.base.cache_headers.CacheHeadersMiddleware"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings, monkeypatch):
    """As in production, where the tests of everything else make each page anew."""
    place = site_settings.MIDDLEWARE.index(BEFORE_IT)
    middleware = list(site_settings.MIDDLEWARE)
    settings.MIDDLEWARE = [*middleware[:place], MIDDLEWARE, *middleware[place:]]
    monkeypatch.setattr(shown, "_listeners", [kept.let_go])
