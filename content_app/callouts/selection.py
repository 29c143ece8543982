"""Which callout a page shows beside its text."""

from datetime import date
from hashlib import blake2s

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from content_app.base import clock, shown
from content_app.base.site_settings import SiteSettings
from content_app.base.specific import prefetch_renditions
from content_app.base.stream_values import held_in_streams
from content_app.crosslinks.related import related_pages

from .models import Callout, CalloutPlacement

_placements = CalloutPlacement.objects.filter(callout=OuterRef("pk"))


def callout_for(page, request: HttpRequest) -> Callout | None:
    """The callout placed on `page`, else one placed on a page related to it.

    Where several fit, the choice changes at midnight of the site's own zone and is the same for
    everyone all day, so that a page can be cached and two readers see the same.
    """
    # By translation key: a callout is translated, and the pages that its original names are too.
    here = page.translation_key
    related = [other.translation_key for other in related_pages(page, request)]
    shown.note(*map(shown.about, [here, *related]))
    placed = list(
        Callout.objects.readable()
        .filter(locale_id=page.locale_id, placements__page__translation_key__in=[here, *related])
        .annotate(placed_here=Exists(_placements.filter(page__translation_key=here)))
        .select_related("image")
        .distinct()
        .order_by("pk")
    )
    # Where none is placed nobody asks for the day, with which the page would end.
    fitting = [callout for callout in placed if callout.is_showing_on(_today(request))]
    fitting = [callout for callout in fitting if callout.placed_here] or fitting
    if not fitting:
        return None
    callout = fitting[_number_of_the_day(page.pk, _today(request)) % len(fitting)]
    prefetch_renditions([callout.image])
    return callout


def has_callout_in_text(page, request: HttpRequest) -> bool:
    """Whether the text itself shows a callout today; one beside it would be one too many."""
    return any(callout.is_showing_on(_today(request)) for callout in held_in_streams(page, Callout))


def _today(request: HttpRequest) -> date:
    return clock.today(SiteSettings.for_request(request).zone)


def _number_of_the_day(page_id: int, day: date) -> int:
    # Python's own hash() differs from process to process.
    return int.from_bytes(blake2s(f"{page_id}:{day.isoformat()}".encode(), digest_size=4).digest())
