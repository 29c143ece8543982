"""Where a link leads, or why it leads nowhere."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Absence(TextChoices):
    """Why there is no link; told to editors in previews, never to readers."""

    PAGE_NOT_PUBLISHED = "page_not_published", _("This page is not published")
    PAGE_PRIVATE = "page_private", _("This page is private")
    PAGE_DELETED = "page_deleted", _("This page was deleted")
    PAGE_ELSEWHERE = "page_elsewhere", _("This page is not part of the site")
    DOCUMENT_PRIVATE = "document_private", _("This document is private")
    DOCUMENT_DELETED = "document_deleted", _("This document was deleted")
    RECORD_NOT_PUBLISHED = "record_not_published", _("This is not published")
    NOTHING_THERE = "nothing_there", _("There is nothing at this address")
    NOTHING_CHOSEN = "nothing_chosen", _("Nothing is chosen here, or it was deleted")


@dataclass(frozen=True)
class Destination:
    """Exactly one of `url` and `absence` is set."""

    url: str = ""
    absence: Absence | None = None
    title: str = ""
    language: str = ""
    """Set where it is in another language than the reader's page."""
    is_led_on: bool = False
    """Whether a redirect leads there."""
    is_permanent: bool = True
    """Whether it leads there for good: of several redirects in a row, whether each of them does."""
