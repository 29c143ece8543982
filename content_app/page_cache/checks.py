"""System checks: a page cache that could not keep what it promises."""

from django.conf import settings
from django.core.cache import InvalidCacheBackendError, caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.checks import Error, Warning

from .kept import CACHE_ALIAS
from .known_sites import KnownSiteMiddleware
from .middleware import PageCacheMiddleware

NEEDING_A_CACHE = {
    f"{middleware.__module__}.{middleware.__qualname__}"
    for middleware in (PageCacheMiddleware, KnownSiteMiddleware)
}


def check_page_cache(app_configs, **kwargs):
    try:
        cache = caches[CACHE_ALIAS]
    except InvalidCacheBackendError:
        if NEEDING_A_CACHE.isdisjoint(settings.MIDDLEWARE):
            return
        yield Error(
            f'The page cache needs a cache named "{CACHE_ALIAS}".',
            hint="Add it to CACHES, with MAX_ENTRIES for four times as many addresses as it is to keep, and one for "
            "each page, question and record that the search may find.",
            id="content_app.E013",
        )
        return
    if any(database.get("ATOMIC_REQUESTS") for database in settings.DATABASES.values()):
        yield Error(
            "What is kept inside the transaction of a request is not found by a purge before it ends.",
            hint=f'Leave ATOMIC_REQUESTS out of DATABASES, or "{CACHE_ALIAS}" out of CACHES.',
            id="content_app.E016",
        )
    if isinstance(cache, LocMemCache) and not settings.DEBUG:
        yield Warning(
            "Each process keeps pages by itself, and does not hear when another one purges them.",
            hint=f'Let CACHES["{CACHE_ALIAS}"] be one that all processes share, and nothing else uses.',
            id="content_app.W011",
        )
