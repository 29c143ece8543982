"""What stands between “Publish” and the public where something is scheduled, or may be wrong."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .checks import in_words
from .models import AnnouncedPage
from .panels import timeline_context
from .preflight import Preflight, examine


def ask_before_publishing(request, page):
    """Hook `before_publish_page`: the draft is saved; if there is something to say, it is said first."""
    if not isinstance(page, AnnouncedPage):
        return None
    is_planned = bool(page.announcement_plan) or bool(page.go_live_at)
    if not is_planned or not examine(page).needs_an_answer:
        return None
    if page.live and not page.live_revision_id:
        # A new page is saved as if it were public; until somebody has answered, it is not.
        page.live, page.has_unpublished_changes = False, True
        page.save(update_fields=["live", "has_unpublished_changes"], clean=False)
    return redirect("announcement_publish", page.pk)


class DraftView(TemplateView):
    """The newest draft of a page that the user may edit."""

    @cached_property
    def page(self):
        page = get_object_or_404(Page.objects.specific(), pk=self.kwargs["page_id"])
        if not isinstance(page, AnnouncedPage) or not self.may_see(page):
            raise PermissionDenied
        return page.get_latest_revision_as_object()

    def may_see(self, page) -> bool:
        return page.permissions_for_user(self.request.user).can_edit()


class TimelineView(DraftView):
    """The timeline alone, for an editor whose draft has just been saved."""

    template_name = "content_app/admin/announcement_timeline.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | timeline_context(self.page)


class PublishView(WagtailAdminTemplateMixin, DraftView):
    template_name = "content_app/admin/announcement_publish.html"
    page_title = _("Before it is published")
    header_icon = "calendar-check"
    unanswered: frozenset[str] = frozenset()

    def may_see(self, page) -> bool:
        permissions = page.permissions_for_user(self.request.user)
        return permissions.can_publish() and not permissions.page_locked()

    @cached_property
    def preflight(self) -> Preflight:
        return examine(self.page, at_once=self.request.POST.get("when") == "now")

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "preflight": self.preflight,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            "accepted": self.request.POST.getlist("accept"),
            "unanswered": self.unanswered,
        }

    def post(self, request, *args, **kwargs):
        if request.POST.get("revision") != str(self.page.latest_revision_id):
            messages.warning(
                request,
                _("The draft was changed in the meantime. Look once more at what will happen."),
            )
            return self.get(request, *args, **kwargs)
        warnings = {finding.message for finding in self.preflight.warnings}
        self.unanswered = frozenset(warnings - set(request.POST.getlist("accept")))
        if self.preflight.errors or self.unanswered:
            return self.get(request, *args, **kwargs)
        self.publish()
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)

    def publish(self) -> None:
        intent, page = self.preflight.intent, self.page
        go_live_at = intent.goes_online_at if intent.is_scheduling else None
        revision = page.latest_revision
        if page.go_live_at != go_live_at:
            page.go_live_at = go_live_at
            revision = page.save_revision(user=self.request.user, log_action=True)
        PublishPageRevisionAction(revision, user=self.request.user).execute()
        title = page.get_admin_display_title()
        if go_live_at and go_live_at > timezone.now():
            text = _("“%(title)s” goes online on %(moment)s.")
            done = text % {"title": title, "moment": in_words(go_live_at, page.zone)}
        else:
            done = _("“%(title)s” is published.") % {"title": title}
        messages.success(
            self.request,
            done,
            buttons=[
                messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
            ],
        )


def announcement_urls() -> list:
    return [
        path(
            "announcements/<int:page_id>/timeline/",
            TimelineView.as_view(),
            name="announcement_timeline",
        ),
        path(
            "announcements/<int:page_id>/publish/",
            PublishView.as_view(),
            name="announcement_publish",
        ),
    ]
