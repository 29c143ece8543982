"""Where a deleted page stood.

Links name a page by its key, redirects by its address, and with the page its address is gone. So the entry of the
deletion in Wagtail's log keeps it.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

_DELETION = "wagtail.delete"


def note_address(instance: PageLogEntry, **kwargs) -> None:
    """Receiver of `pre_save`: Wagtail logs a deletion while the page is still there."""
    if instance.action != _DELETION or instance.pk:
        return
    parts = instance.page.get_url_parts()
    if parts and parts[2]:
        instance.data = {**instance.data, "address": Redirect.normalise_path(parts[2])}


def deletions_of(page_ids: Iterable[int]) -> QuerySet[PageLogEntry]:
    """The latest first, each with the `address` that was left as redirects have it."""
    entries = PageLogEntry.objects.filter(action=_DELETION, page_id__in=page_ids)
    return entries.annotate(address=KT("data__address")).order_by("-timestamp", "-pk")
