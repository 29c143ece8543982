"""What announcements show on the pages of others."""

from django.template.loader import render_to_string

from content_app.base import clock
from content_app.crosslinks.related import related_pages

from .models import AnnouncedPage
from .placements import Placement
from .plans import plan_of
from .showing import announced_pages


def announcement_banner(context) -> str:
    """The latest announcement on every page, but for the page that it is about."""
    page, request = context.get("page"), context.get("request")
    if request is None:
        return ""
    if getattr(request, "is_preview", False):
        return _announced_in_preview(page, request) if hasattr(request, "as_of_form") else ""
    announced = announced_pages(Placement.BANNER, request, page)
    if not announced or announced[0] == page:
        return ""
    return _rendered("content_app/components/announcement_banner.html", announced[0], request)


def announcements_about(context) -> str:
    """On a condition, what is announced of the pages related to it."""
    page, request = context.get("page"), context.get("request")
    if request is None or not page or not page.pk or not page.is_subject:
        return ""
    announced = announced_pages(Placement.CONDITIONS, request, page)
    if not announced:
        return ""
    related = {other.pk for other in related_pages(page, request)}
    template = "content_app/components/announcement_notice.html"
    return "".join(_rendered(template, p, request) for p in announced if p.pk in related)


def _announced_in_preview(page, request) -> str:
    """Where the page is announced at the moment as of which it is looked at, as its draft says."""
    if not isinstance(page, AnnouncedPage):
        return ""
    steps = [step for step in plan_of(page) if step.happens_at(clock.now())]
    shown = [step for step in steps if step.placement is not Placement.PAGE]
    return render_to_string(
        "content_app/components/announced_in_preview.html",
        {
            "page": page,
            "teaser": page.get_teaser(request),
            "places": dict.fromkeys(step.placement.label for step in shown),
            "has_banner": any(step.placement is Placement.BANNER for step in shown),
        },
        request,
    )


def _rendered(template: str, page, request) -> str:
    context = {"page": page, "teaser": page.get_teaser(request)}
    return render_to_string(template, context, request)
