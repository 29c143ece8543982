"""What stands between an approval and the public: the last one publishes, and Wagtail has no hook before it."""

import json
from http import HTTPStatus

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.pages.workflow import WorkflowActionView

from content_app.base.conflicts import ConflictAwarePageEditView

from .preflight import Preflight, examine, must_be_read_before_publishing
from .publishing_views import PublishView

APPROVE = "approve"

_COMMENT = "content_app_approval_comment"
"""Where the session keeps what a reviewer has written before the preflight was shown."""


def asks_before_approval(page) -> bool:
    """`page` is the newest draft. An approval that only hands it on to the next reviewer publishes nothing."""
    state = page.current_workflow_state
    return bool(state and state.is_at_final_task) and must_be_read_before_publishing(page)


def ask_for_approval(request, page, comment: str) -> str:
    """The address of the preflight that is asked before `page` is approved with `comment`."""
    request.session[_COMMENT] = {"page": page.pk, "comment": comment}
    return reverse("announcement_approve", args=[page.pk])


class AskingPageEditView(ConflictAwarePageEditView):
    def perform_workflow_action(self):
        if self.workflow_action != APPROVE:
            return super().perform_workflow_action()
        saved = self.save_action() if self.has_content_changes else None
        if saved is not None and saved.status_code == HTTPStatus.OK:
            return saved  # The form again, with what speaks against it.
        page = self.page.get_latest_revision_as_object()
        data = json.loads(self.request.POST.get("workflow-action-extra-data") or "{}")
        if asks_before_approval(page):
            return redirect(ask_for_approval(self.request, page, data.get("comment", "")))
        if saved is None:
            return super().perform_workflow_action()
        task_state = page.current_workflow_task_state
        page.current_workflow_task.on_action(task_state, self.request.user, APPROVE, **data)
        return self.redirect_away()


class AskingWorkflowActionView(WorkflowActionView):
    """The button "Approve" outside the editor, which opens a window for a comment or sends it at once."""

    def post(self, request, *args, **kwargs):
        page = self.object.specific.get_latest_revision_as_object()
        if self.action_name != APPROVE or not asks_before_approval(page):
            return super().post(request, *args, **kwargs)
        url = ask_for_approval(request, page, request.POST.get("comment", ""))
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": url})
        return redirect(url)


class ApproveView(PublishView):
    """The preflight of a reviewer, who approves the date as it is planned or lets the writer change it."""

    template_name = "content_app/admin/announcement_approve.html"
    page_title = gettext_lazy("Before it is approved")

    def may_see(self, page) -> bool:
        state, task = page.current_workflow_state, page.current_workflow_task
        if not task or not state.is_at_final_task:
            return False
        return APPROVE in {name for name, *_rest in task.get_actions(page, self.request.user)}

    @cached_property
    def preflight(self) -> Preflight:
        return examine(self.page)

    @property
    def comment(self) -> str:
        if "comment" in self.request.POST:
            return self.request.POST["comment"]
        written = self.request.session.get(_COMMENT, {})
        return written["comment"] if written.get("page") == self.page.pk else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"comment": self.comment}

    def hand_over(self) -> None:
        self.page.current_workflow_task.on_action(
            self.page.current_workflow_task_state,
            self.request.user,
            APPROVE,
            comment=self.comment,
        )
        self.request.session.pop(_COMMENT, None)


ANNOUNCED_PAGE_VIEWS: dict[str, type[View]] = {
    "edit_view_class": AskingPageEditView,
    "workflow_action_view_class": AskingWorkflowActionView,
}
