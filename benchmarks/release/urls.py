from django.conf import settings
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.static import serve

from foundation_site.urls import urlpatterns as site_patterns

A_YEAR = 365 * 24 * 60 * 60
"""For so long browsers keep uploads, as docs/operations.md tells the proxy."""

urlpatterns = [
    path(
        f"{settings.MEDIA_URL.lstrip('/')}<path:path>",
        cache_control(max_age=A_YEAR)(serve),
        {"document_root": settings.MEDIA_ROOT},
    ),
    *site_patterns,
]
