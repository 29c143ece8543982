"""What is being announced at the moment."""

from datetime import datetime

from django.db.models import Min
from django.http import HttpRequest
from wagtail.models import Locale, Page

from content_app.base import clock, shown, validity
from content_app.base.locales import active_locale
from content_app.base.memory import remembered
from content_app.base.menus import site_root
from content_app.base.querysets import only_published
from content_app.base.specific import published_for_teasers

from .models import AnnouncementStep
from .placements import Placement


def announced_pages(
    placement: Placement, request: HttpRequest, around: Page | None = None
) -> list[Page]:
    """The published pages that are announced there now, ready for teasers; the latest announcement first.

    `around`: the page that is being shown, whose language is then the reader's.
    """
    now = clock.now()
    steps_there = [step for step in _steps_of(request, around) if step.placement == placement]
    steps = [step for step in steps_there if step.begins_at <= now]
    for step in steps_there:
        validity.limit(step.begins_at if step.begins_at > now else step.ends_at)
    known = request.__dict__.setdefault("_content_app_announced_pages", {})
    new = {step.page_id: step.page.content_type_id for step in steps if step.page_id not in known}
    if new:
        known.update(dict.fromkeys(new))
        known.update({page.pk: page for page in published_for_teasers(new.items())})
    pages = (known[key] for key in dict.fromkeys(step.page_id for step in steps))
    return [page for page in pages if page is not None]


def next_beginning(placement: Placement, after: datetime) -> datetime | None:
    """When the next page is announced there."""
    coming = AnnouncementStep.objects.filter(placement=placement, begins_at__gt=after)
    return coming.aggregate(first=Min("begins_at"))["first"]


def _steps_of(request: HttpRequest, around: Page | None) -> list[AnnouncementStep]:
    """The steps that show on the reader's site and in the reader's language, now or later."""
    known = request.__dict__.get("_content_app_announcement_steps")
    if known is None:
        known = request.__dict__["_content_app_announcement_steps"] = _find_steps(request, around)
    return known


def _find_steps(request: HttpRequest, around: Page | None) -> list[AnnouncementStep]:
    locale, now = around.locale if around else active_locale(), clock.now()
    root = site_root(request, locale)
    path = root.path if root else ""

    def ask() -> _Steps:
        return _Steps(path, locale, now)

    # A preview may ask as of another time, which nobody else is to go by.
    is_preview = getattr(request, "is_preview", False)
    known = ask() if is_preview else remembered(f"steps below {path} in {locale.pk}", ask)
    if known.asked_at > now:
        # A request that began later was faster.
        known = ask()
    shown.note(shown.rows_of(AnnouncementStep), *known.pages)
    return [step for step in known.of_published if step.ends_at > now]


class _Steps:
    """The steps that are not over at a moment: two queries, one where there are none."""

    def __init__(self, path: str, locale: Locale, moment: datetime):
        self.asked_at = moment
        steps = AnnouncementStep.objects.not_over_at(moment).filter(
            page__locale=locale, page__path__startswith=path
        )
        found = list(steps.select_related("page").order_by("-begins_at", "-pk"))
        keys = {step.page_id for step in found}
        # Also those that readers cannot open: the response changes when one is published.
        self.pages = {shown.row(Page, key) for key in keys}
        published = (
            only_published(Page.objects.filter(pk__in=keys)) if keys else Page.objects.none()
        )
        readable = set(published.values_list("pk", flat=True))
        self.of_published = [step for step in found if step.page_id in readable]
