"""What was taken away from readers, and by whom: where an undo is found again, and what expired with links to it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.models import Page
from wagtail.permissions import policy_registry

from content_app.base.reports import Report

from .models import Departure


def may_see_departures(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def undo_url(departure: Departure) -> str | None:
    if departure.undone_at or not departure.before:
        return None
    return reverse("undo_departure", args=[departure.pk])


def _undo_label(departure: Departure) -> Any:
    return _("Undo") if undo_url(departure) else "–"


class DeparturesFilterSet(WagtailFilterSet):
    class Meta:
        model = Departure
        fields = ["action", "person"]


class DeparturesReport(Report):
    slug = "departures"
    page_title = _("Taken away from readers")
    header_icon = "no-view"
    menu_order = 860
    may_see = staticmethod(may_see_departures)
    model = Departure
    filterset_class = DeparturesFilterSet
    index_url_name = "departures_report"
    default_ordering = "-happened_at"
    columns = [
        Column("label", label=_("What")),
        TitleColumn("undo", label=_("Take it back"), accessor=_undo_label, get_url=undo_url),
        Column("action", label=_("Action"), accessor="get_action_display", width="12%"),
        UserColumn("person", blank_display_name=_("the system"), label=_("By"), width="14%"),
        DateColumn("happened_at", label=_("When"), sort_key="happened_at", width="14%"),
        DateColumn("undone_at", label=_("Undone"), sort_key="undone_at", width="14%"),
        Column("note", label=_("Note"), width="24%"),
    ]
    list_export = ["label", "get_action_display", "person", "happened_at", "undone_at", "note"]
    export_headings = {"get_action_display": _("Action")}

    def get_base_queryset(self):
        return Departure.objects.select_related("person")
