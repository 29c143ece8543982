"""Webinars in the calendar of everything planned."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content_app.scheduling.planned import PlannedItem, PlannedKind, PlannedSource, Row, Span

from .models import WebinarPage

WEBINARS = PlannedKind("webinar", gettext_lazy("Webinars"), "calendar-alt")
FACTS = (
    "pk",
    "title",
    "draft_title",
    "live",
    "starts_at",
    "ends_at",
    "held_on",
    "time_zone",
    "standing",
    "registration_url",
    "recording_url",
    "no_recording",
)
"""What its words and its state depend on."""


def _with_hour(span: Span) -> QuerySet:
    starting = _webinars().filter(starts_at__gte=span.begins_at, starts_at__lt=span.ends_at)
    return starting.order_by("starts_at", "pk").values_list("starts_at", *FACTS)


def _without_hour(span: Span) -> QuerySet:
    held = _webinars().filter(held_on__gte=span.first_day, held_on__lte=span.last_day)
    return held.order_by("held_on", "pk").values_list("held_on", *FACTS)


def _webinars() -> QuerySet:
    """An alias repeats another page, and would be the same talk twice."""
    return WebinarPage.objects.filter(alias_of=None)


def _describe(row: Row) -> PlannedItem:
    at, *facts = row
    webinar = WebinarPage(**dict(zip(FACTS, facts, strict=True)))
    return PlannedItem(
        kind=WEBINARS,
        at=at,
        label=_("Webinar “%(title)s”") % {"title": webinar.get_admin_display_title()},
        detail=str(webinar.state.label),
        model=WebinarPage,
        key=str(webinar.pk),
    )


webinars_with_hour = PlannedSource(WEBINARS, _with_hour, _describe)
webinars_without_hour = PlannedSource(WEBINARS, _without_hour, _describe)
