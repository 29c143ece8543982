from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale

from .memory import remembered


def active_locale(request: HttpRequest | None = None) -> Locale:
    """The language that is being read. Wagtail asks the database each time; for a request it is asked once."""
    if request is None:
        return remembered(f"locale of {get_language()}", Locale.get_active)
    # Copies of the request share it, since it is no content (`parts.with_nothing_loaded`).
    known = request.__dict__.setdefault("_active_locales", {})
    language = get_language()
    if language not in known:
        known[language] = active_locale()
    return known[language]
