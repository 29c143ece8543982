"""Says to whoever publishes something which pages could link to it now."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .addresses import key_of
from .entries import entry_of, kind_of
from .scanning import mentions_of, scan_for

AT_ONCE = 10
"""Nobody who publishes waits until more pages than these are read; the background task reads the rest."""


def point_to_mentions(request, page) -> None:
    """Hook `after_publish_page`."""
    if not page.live or not kind_of(page):
        return
    entry = entry_of(page)
    if not mentions_of(entry).exists():
        scan_for(page, at_most=AT_ONCE)
    number = mentions_of(entry).count()
    if not number:
        return
    text = ngettext(
        "%(number)s page mentions “%(title)s” without a link to it.",
        "%(number)s pages mention “%(title)s” without a link to it.",
        number,
    ) % {"number": number, "title": page.title}
    address = reverse("pages_that_mention", args=[key_of(entry)])
    messages.info(request, text, buttons=[messages.button(address, _("Add links"))])
