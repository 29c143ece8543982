"""What stands between “Publish” and the public where something is scheduled, or may be wrong."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import HookResponseMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .checks import in_words
from .models import AnnouncedPage
from .panels import timeline_context
from .preflight import Preflight, examine, must_be_read_before_publishing
from .publishing import publish_draft


def ask_before_publishing(request, page):
    """Hook `before_publish_page`: the draft is saved; if there is something to say, it is said first."""
    if not must_be_read_before_publishing(page):
        return None
    if request.resolver_match.view_name == "wagtailadmin_pages:add":
        # Wagtail saves a new page as if it were public; until somebody has answered, it is not.
        page.live, page.has_unpublished_changes = False, True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
    return redirect("announcement_publish", page.pk)


class DraftView(TemplateView):
    """The newest draft of a page that the user may edit."""

    @cached_property
    def page(self):
        page = get_object_or_404(Page.objects.specific(), pk=self.kwargs["page_id"])
        is_announced = isinstance(page, AnnouncedPage) and not page.alias_of_id
        if not is_announced or not self.may_see(page):
            raise PermissionDenied
        return page.get_latest_revision_as_object()

    def may_see(self, page) -> bool:
        return page.permissions_for_user(self.request.user).can_edit()


class TimelineView(DraftView):
    """The timeline alone, for an editor whose draft has just been saved."""

    template_name = "content_app/admin/announcement_timeline.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | timeline_context(self.page)


class PublishView(HookResponseMixin, WagtailAdminTemplateMixin, DraftView):
    template_name = "content_app/admin/announcement_publish.html"
    page_title = gettext_lazy("Before it is published")
    header_icon = "calendar-check"
    unanswered: frozenset[str] = frozenset()

    def may_see(self, page) -> bool:
        permissions = page.permissions_for_user(self.request.user)
        return permissions.can_publish() and not permissions.page_locked()

    @cached_property
    def preflight(self) -> Preflight:
        return examine(self.page, at_once=self.request.POST.get("when") == "now")

    @property
    def version(self) -> str:
        """Of the draft; autosave replaces what a revision holds, and keeps its key."""
        revision = self.page.latest_revision
        return f"{revision.pk} {revision.created_at.isoformat()}" if revision else ""

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "preflight": self.preflight,
            "edit_url": self.edit_url,
            "version": self.version,
            "accepted": self.request.POST.getlist("accept"),
            "unanswered": self.unanswered,
        }

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            # Whoever saves a draft meanwhile waits here, and is not published unseen.
            get_object_or_404(Page.objects.select_for_update(), pk=self.kwargs["page_id"])
            if not self.is_answered():
                # Asked again as at first, with both answers to choose from.
                self.preflight = examine(self.page)
                return self.get(request, *args, **kwargs)
            self.hand_over()
        self.confirm()
        response = self.run_hook("after_publish_page", request, self.page)
        return response or redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def is_answered(self) -> bool:
        """Whether nothing stands in the way of publishing what was seen."""
        posted = self.request.POST
        if posted.get("version") != self.version:
            messages.warning(
                self.request,
                _("The draft was changed in the meantime. Look once more at what will happen."),
            )
            return False
        warnings = {finding.message for finding in self.preflight.warnings}
        self.unanswered = frozenset(warnings - set(posted.getlist("accept")))
        if self.preflight.errors or self.unanswered:
            text = _("Not published yet: below stands what has to be mended, or ticked.")
            messages.error(self.request, text)
            return False
        return True

    def hand_over(self) -> None:
        publish_draft(self.page, self.goes_live_at, self.request.user)

    def confirm(self) -> None:
        title = self.page.get_admin_display_title()
        if self.goes_live_at:
            text = _("“%(title)s” goes online on %(moment)s.")
            done = text % {"title": title, "moment": in_words(self.goes_live_at, self.page.zone)}
        else:
            done = _("“%(title)s” is published.") % {"title": title}
        messages.success(
            self.request,
            done,
            buttons=[messages.button(self.edit_url, _("Edit"))],
        )

    @property
    def goes_live_at(self) -> datetime | None:
        return self.preflight.intent.waits_until
