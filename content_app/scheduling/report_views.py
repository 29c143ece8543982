"""The ledger, for those who schedule."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.models import Page
from wagtail.permissions import policy_registry

from content_app.base.reports import Report

from .edit_links import edit_url
from .models import LedgerEntry


def may_schedule(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_permission(user, "publish")


def edit_url_of(entry: LedgerEntry) -> str | None:
    model = entry.content_type.model_class() if entry.content_type else None
    return edit_url(model, entry.object_id)


class ScheduledActionsFilterSet(WagtailFilterSet):
    class Meta:
        model = LedgerEntry
        fields = ["status"]


class ScheduledActionsReport(Report):
    slug = "scheduled-actions"
    page_title = _("Scheduled actions")
    header_icon = "calendar-check"
    menu_order = 850
    may_see = staticmethod(may_schedule)
    model = LedgerEntry
    filterset_class = ScheduledActionsFilterSet
    index_url_name = "scheduled_actions_report"
    default_ordering = "-due_at"
    columns = [
        TitleColumn("label", label=_("What"), get_url=edit_url_of),
        DateColumn("due_at", label=_("Due"), sort_key="due_at", width="16%"),
        Column("status", label=_("Status"), accessor="get_status_display", width="16%"),
        DateColumn("settled_at", label=_("Done"), sort_key="settled_at", width="16%"),
        Column("reason", label=_("Reason"), width="20%"),
    ]
    list_export = ["label", "due_at", "get_status_display", "settled_at", "reason", "failures"]
    export_headings = {"get_status_display": _("Status")}

    def get_base_queryset(self):
        return LedgerEntry.objects.select_related("content_type")
