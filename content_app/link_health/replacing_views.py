"""“Replace everywhere”: asks first, with a list of the pages."""

from typing import Any

from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .models import ExternalAddress
from .replacing import AT_ONCE, Plan, Replaced, plan_for, replace_everywhere
from .report_views import REPORT, may_see_links


class ReplaceView(WagtailAdminTemplateMixin, View):
    page_title = gettext_lazy("Replace an address")
    header_icon = "link"
    template_name = "content_app/admin/replace_address.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_links(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def address(self) -> ExternalAddress:
        moved = ExternalAddress.objects.filter(outcome=ExternalAddress.Outcome.MOVED)
        return get_object_or_404(moved, pk=self.kwargs["address_id"])

    @cached_property
    def plan(self) -> Plan:
        return plan_for(self.address, self.request.user)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(REPORT), "label": _("Links")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "address": self.address,
            "plan": self.plan,
            "report_url": reverse(REPORT),
        }

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        if request.POST.get("moved_to") != self.address.moved_to:
            messages.warning(request, _("It has moved once more. Look again at where it leads."))
            return self.get(request, *args, **kwargs)
        uses = self.plan.to_change
        done = replace_everywhere(self.address, uses, request.user, at_most=AT_ONCE)
        for message in _in_words(done) or [_("Nothing was left to change.")]:
            messages.success(request, message)
        return redirect(REPORT)


def _in_words(done: Replaced) -> list[str]:
    published = ngettext(
        "%d page is changed and online.", "%d pages are changed and online.", done.published
    )
    drafts = ngettext(
        "%d draft waits to be published.", "%d drafts wait to be published.", done.drafts
    )
    left_alone = ngettext(
        "%d page stays as it was: it is locked, or has no room.",
        "%d pages stay as they were: they are locked, or have no room.",
        done.left_alone,
    )
    more = ngettext(
        "%d more is left: press the button again.",
        "%d more are left: press the button again.",
        done.left,
    )
    counted = (
        (published, done.published),
        (drafts, done.drafts),
        (left_alone, done.left_alone),
        (more, done.left),
    )
    return [text % number for text, number in counted if number]


def replacing_urls() -> list:
    return [
        path(
            "reports/links/replace/<int:address_id>/",
            ReplaceView.as_view(),
            name="link_health_replace",
        )
    ]
