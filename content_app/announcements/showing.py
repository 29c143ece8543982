"""What is being announced at the moment."""

from datetime import datetime

from django.db.models import Min
from django.http import HttpRequest
from wagtail.models import Locale, Page

from content_app.base import clock, shown, validity
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
    """The steps that show on the reader's site and in the reader's language, now or later.

    Two queries a request, one where there are none. What announces a page that readers cannot open is loaded too, since
    the response changes when that is published.
    """
    known = request.__dict__.get("_content_app_announcement_steps")
    if known is None:
        known = request.__dict__["_content_app_announcement_steps"] = _find_steps(request, around)
    return known


def _find_steps(request: HttpRequest, around: Page | None) -> list[AnnouncementStep]:
    locale, now = around.locale if around else Locale.get_active(), clock.now()
    shown.note(shown.rows_of(AnnouncementStep))
    steps = AnnouncementStep.objects.not_over_at(now).filter(page__locale=locale)
    if root := site_root(request, locale):
        steps = steps.filter(page__path__startswith=root.path)
    found = list(steps.select_related("page").order_by("-begins_at", "-pk"))
    if not found:
        return []
    announced = Page.objects.filter(pk__in={step.page_id for step in found})
    published = set(only_published(announced).values_list("pk", flat=True))
    return [step for step in found if step.page_id in published]
