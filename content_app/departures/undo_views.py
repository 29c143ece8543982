"""The undo: first what it would do, and then it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .kinds import Action
from .models import Departure
from .obstacles import obstacle_in
from .report_views import may_see_departures
from .undoing import examine, undo


class UndoView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "content_app/admin/departure_undo.html"
    page_title = gettext_lazy("Undo")
    header_icon = "rotate"

    def dispatch(self, request, *args, **kwargs):
        self.departure = get_object_or_404(Departure, pk=kwargs["pk"])
        is_own = self.departure.person_id == request.user.pk
        if not is_own and not may_see_departures(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.departure.label

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        departure = self.departure
        findings = [] if departure.undone_at else examine(departure, self.request.user)
        return super().get_context_data(**kwargs) | {
            "departure": departure,
            "action": Action(departure.action),
            "possible": [finding for finding in findings if not finding.obstacle],
            "impossible": [finding for finding in findings if finding.obstacle],
        }

    def post(self, request, *args, **kwargs):
        if not self.departure.before:
            raise Http404
        try:
            findings = undo(self.departure, user=request.user)
        except ValidationError as error:
            messages.error(request, obstacle_in(error))
            return self.get(request, *args, **kwargs)
        left = [finding for finding in findings if finding.obstacle]
        if not left:
            messages.success(request, _("Undone: everything is as it was."))
        for finding in left:
            text = _("“%(what)s” stays as it is. %(obstacle)s")
            messages.warning(request, text % {"what": finding.label, "obstacle": finding.obstacle})
        return redirect("wagtailadmin_home")


def undo_urls() -> list:
    return [path("departures/undo/<int:pk>/", UndoView.as_view(), name="undo_departure")]
