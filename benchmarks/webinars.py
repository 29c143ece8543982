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


def addresses_of_past() -> dict[str, str]:
    return {
        "index of 2,000 webinars": "/webinars/",
        "end of that index": "/webinars/?page=167",
    }


def addresses_of_upcoming() -> dict[str, str]:
    return {
        "calendar of 500 webinars": reverse("content_app:webinars_calendar"),
        "feed of webinars": reverse("content_app:webinars_rss"),
    }


def hold_webinars(number: int = PAST) -> None:
    """One every third day, for many years."""
    _append("Held", [FIRST + 3 * A_DAY * n for n in range(number)])


def announce_webinars(number: int = UPCOMING) -> None:
    starts = [FAR_AHEAD - 3 * A_DAY * (n + 1) for n in range(number)]
    _append("Ahead", starts)
    for webinar in WebinarPage.objects.filter(starts_at__in=starts):
        store_calendar_entry(webinar)


def _append(title: str, starts: list[datetime]) -> None:
    with transaction.atomic(), disable_reference_index_auto_update():
        branch = Branch(WebinarIndexPage.objects.get(), Random(f"{SEED} {title}"))
        for n, start in enumerate(starts):
            slug = f"{title.lower()}-{n}"
            page = WebinarPage(title=f"{title} {n}", slug=slug, starts_at=start)
            branch.append(page, start.date())
        branch.close()
