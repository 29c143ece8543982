"""The ledger, for those who schedule."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

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


class ScheduledActionsReportView(ReportView):
    page_title = _("Scheduled actions")
    header_icon = "calendar-check"
    model = LedgerEntry
    filterset_class = ScheduledActionsFilterSet
    index_url_name = "scheduled_actions_report"
    index_results_url_name = "scheduled_actions_report_results"
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

    def dispatch(self, request, *args, **kwargs):
        if not may_schedule(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return LedgerEntry.objects.select_related("content_type")


class ScheduledActionsMenuItem(MenuItem):
    def is_shown(self, request):
        return may_schedule(request.user)


def report_urls() -> list:
    view = ScheduledActionsReportView
    return [
        path("reports/scheduled-actions/", view.as_view(), name="scheduled_actions_report"),
        path(
            "reports/scheduled-actions/results/",
            view.as_view(results_only=True),
            name="scheduled_actions_report_results",
        ),
    ]


def report_menu_item() -> MenuItem:
    return ScheduledActionsMenuItem(
        _("Scheduled actions"),
        reverse("scheduled_actions_report"),
        name="scheduled-actions",
        icon_name="calendar-check",
        order=850,
    )
