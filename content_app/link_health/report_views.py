"""The report on links: what was found, of which kind, where to mend it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page
from wagtail.permissions import policy_registry

from content_app.base.reports import Report
from content_app.scheduling.edit_links import EditLinks, edit_url

from .kinds import kinds
from .models import LinkFinding, LinkSurvey
from .tasks import asks_others, has_queue, look_again

REPORT = "link_health_report"


def may_see_links(user) -> bool:
    """Whoever may change or publish any page: most of what is found is about two pages, and one may be theirs."""
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_any_permission(user, {"change", "publish"})


class LinkFindingsFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"), choices=lambda: [(kind.code, kind.label) for kind in kinds()]
    )

    class Meta:
        model = LinkFinding
        fields = ["kind"]


class WhatColumn(Column):
    cell_template_name = "content_app/admin/link_finding.html"


@dataclass(frozen=True)
class ExportRow:
    kind_label: str
    title: str
    sentence: str
    edit_address: str

    @classmethod
    def of(cls, finding: LinkFinding) -> "ExportRow":
        address = edit_url(finding.model, finding.key)
        full_address = f"{get_admin_base_url() or ''}{address}" if address else ""
        return cls(finding.kind_label, finding.title, finding.sentence, full_address)


class LinkHealthReport(Report):
    slug = "links"
    page_title = gettext_lazy("Links")
    header_icon = "link"
    menu_order = 860
    may_see = staticmethod(may_see_links)
    template_name = "content_app/admin/link_health.html"
    model = LinkFinding
    filterset_class = LinkFindingsFilterSet
    index_url_name = REPORT
    table_classname = "listing content-app-findings"
    columns = [
        TitleColumn(
            "title", label=gettext_lazy("Where"), get_url=lambda row: row.edit_url, width="35%"
        ),
        WhatColumn("sentence", label=gettext_lazy("What")),
    ]
    list_export = ["kind_label", "title", "sentence", "edit_address"]
    export_headings = {
        "kind_label": gettext_lazy("Kind"),
        "title": gettext_lazy("Where"),
        "sentence": gettext_lazy("What"),
        "edit_address": gettext_lazy("To edit it"),
    }
    export_filename = "links"

    @classmethod
    def urls(cls):
        again = LookAgainView.as_view()
        return [
            *super().urls(),
            path(f"reports/{cls.slug}/look-again/", again, name="link_health_look_again"),
        ]

    def get_base_queryset(self):
        known = [kind.code for kind in kinds()]
        order = [When(kind=code, then=Value(number)) for number, code in enumerate(known)]
        return LinkFinding.objects.filter(kind__in=known).order_by(
            Case(*order, output_field=IntegerField()), "title", "pk"
        )

    def decorate_paginated_queryset(self, findings):
        if self.is_export:
            # A spreadsheet is handed on: where something is edited is no secret.
            return map(ExportRow.of, findings.iterator())
        links = EditLinks(self.request.user, findings)
        for finding in findings:
            finding.edit_url = links.url_of(finding)
        return findings

    @cached_property
    def survey(self) -> LinkSurvey | None:
        return LinkSurvey.objects.first()

    def get_context_data(self, *args, **kwargs) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {
            "survey": self.survey,
            "has_queue": has_queue(),
            "asks_others": asks_others(),
        }

    @property
    def no_results_message(self) -> str:
        if self.survey is None:
            return _("Nobody has looked at the links yet.")
        return _("Nothing of this kind.") if self.is_filtering else _("All links are well.")


class LookAgainView(View):
    """“Look again now”, for whoever has mended something."""

    def post(self, request):
        if not may_see_links(request.user):
            return permission_denied(request)
        look_again()
        messages.success(
            request,
            _("All links are being looked at. Load this page again in a minute.")
            if has_queue()
            else _("All links of this site were looked at."),
        )
        return redirect(REPORT)
