import pytest
from django.conf import settings as site_settings

from content_app.base import shown
from content_app.page_cache import kept
from content_app.page_cache.checks import MIDDLEWARE

AFTER_IT = "foundation_site.content_security.ContentSecurityPolicyMiddleware"


@pytest.fixture(autouse=True)
def _pages_are_kept(settings, monkeypatch):
    """As in production, where the tests of everything else make each page anew."""
    place = site_settings.MIDDLEWARE.index(AFTER_IT)
    middleware = list(site_settings.MIDDLEWARE)
    settings.MIDDLEWARE = [*middleware[:place], MIDDLEWARE, *middleware[place:]]
    monkeypatch.setattr(shown, "_listeners", [kept.let_go])
