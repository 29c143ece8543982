from django.utils.translation import get_language
from wagtail.models import Locale

from .memory import remembered


def active_locale() -> Locale:
    """The language that is being read. Wagtail asks the database each time."""
    return remembered(f"locale of {get_language()}", Locale.get_active)
