"""Announcements in the calendar of everything planned."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from content_app.scheduling.planned import PlannedItem, PlannedKind, PlannedSource, Row, Span

from .models import AnnouncementStep
from .placements import Placement

ANNOUNCEMENTS = PlannedKind("announcement", gettext_lazy("Announcements"), "comment")


def _beginning(span: Span) -> QuerySet:
    steps = AnnouncementStep.objects.filter(
        begins_at__gte=span.begins_at, begins_at__lt=span.ends_at
    )
    return steps.order_by("begins_at", "pk").values_list(
        "begins_at", "placement", "page__title", "page_id", "page__live"
    )


def _ending(span: Span) -> QuerySet:
    steps = AnnouncementStep.objects.filter(ends_at__gte=span.begins_at, ends_at__lt=span.ends_at)
    return steps.order_by("ends_at", "pk").values_list(
        "ends_at", "placement", "page__title", "page_id", "page__live"
    )


def _begins(row: Row) -> PlannedItem:
    return _item(row, _("“%(title)s” begins: %(place)s"))


def _ends(row: Row) -> PlannedItem:
    return _item(row, _("“%(title)s” ends: %(place)s"))


def _item(row: Row, words: str) -> PlannedItem:
    at, placement, title, page_id, is_live = row
    return PlannedItem(
        kind=ANNOUNCEMENTS,
        at=at,
        label=words % {"title": title, "place": Placement(placement).label},
        detail="" if is_live else _("The page is not public."),
        model=Page,
        key=str(page_id),
    )


announcements_beginning = PlannedSource(ANNOUNCEMENTS, _beginning, _begins)
announcements_ending = PlannedSource(ANNOUNCEMENTS, _ending, _ends)
