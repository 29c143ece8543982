"""Many webinars, past and to come, and what reads all of them."""

from datetime import UTC, datetime, timedelta
from random import Random

from django.db import transaction
from django.urls import reverse
from wagtail.signal_handlers import disable_reference_index_auto_update

from benchmarks.filling import FAR_AHEAD
from benchmarks.tree import Branch
from content_app.webinars.calendar_entries import store_calendar_entry
from content_app.webinars.models import WebinarIndexPage, WebinarPage

SEED = 20260627
PAST, UPCOMING = 2_000, 500
FIRST = datetime(2006, 1, 2, 18, tzinfo=UTC)
A_DAY = timedelta(days=1)


def webinar_addresses() -> dict[str, str]:
    return {
        "index of 2,000 webinars": "/webinars/",
        "end of that index": "/webinars/?page=167",
        "calendar of 500 webinars": reverse("content_app:webinars_calendar"),
        "feed of webinars": reverse("content_app:webinars_rss"),
    }


def hold_webinars(past: int = PAST, upcoming: int = UPCOMING) -> None:
    """One every third day, until long ago and from far ahead on."""
    starts = [FIRST + 3 * A_DAY * n for n in range(past)]
    starts += [FAR_AHEAD - 3 * A_DAY * (n + 1) for n in range(upcoming)]
    with transaction.atomic(), disable_reference_index_auto_update():
        branch = Branch(WebinarIndexPage.objects.get(), Random(SEED))
        for n, start in enumerate(starts):
            page = WebinarPage(title=f"Held {n}", slug=f"held-{n}", starts_at=start)
            branch.append(page, start.date())
        branch.close()
        for webinar in WebinarPage.objects.filter(starts_at__in=starts[past:]):
            store_calendar_entry(webinar)
