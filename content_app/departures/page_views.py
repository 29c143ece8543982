"""Wagtail's own screens, asking first where they have no hook for it."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.documents.views.documents import DeleteView as DocumentDeleteView
from wagtail.models import PageViewRestriction

from content_app.base.viewsets import AsksBeforeUnpublishing

from .addresses import question_url
from .gates import ask_first
from .kinds import Action
from .leaving import Leaving


class AskingPageUnpublishView(AsksBeforeUnpublishing, UnpublishView):
    pass


class AskingPrivacyView(SetPrivacyView):
    """A public page to which something refers is made private on the screen that lists what does."""

    def get(self, request, *args, **kwargs):
        leaving = Leaving(Action.RESTRICT, [self.page.specific])
        if not self.page.private_page_options or not self._loses_readers(leaving):
            return super().get(request, *args, **kwargs)
        return render_modal_workflow(
            request,
            "content_app/admin/departure_privacy.html",
            None,
            {"count": len(leaving.referrers), "url": question_url(leaving)},
            json_data={"step": "set_privacy"},
        )

    def form_valid(self, form):
        """What comes past that screen, from an older window."""
        is_restricting = form.cleaned_data["restriction_type"] != PageViewRestriction.NONE
        if is_restricting and self._loses_readers(Leaving(Action.RESTRICT, [self.page.specific])):
            form.add_error("restriction_type", _("Decide first what becomes of what refers to it."))
            return self.form_invalid(form)
        return super().form_valid(form)

    def _loses_readers(self, leaving: Leaving) -> bool:
        is_public = not self.restriction and not self.restriction_on_ancestor
        return is_public and bool(leaving.referrers)


DEPARTURE_VIEWS: dict[str, type[View]] = {
    "unpublish_view_class": AskingPageUnpublishView,
    "set_privacy_view_class": AskingPrivacyView,
}


class AskingDocumentDeleteView(DocumentDeleteView):
    def dispatch(self, request, *args, **kwargs):
        if self.user_has_permission("delete"):
            asked = ask_first(request, Leaving(Action.DELETE, [self.object]))
            if asked:
                return asked
        return super().dispatch(request, *args, **kwargs)


def document_urls() -> list:
    view = AskingDocumentDeleteView.as_view()
    return [path("documents/delete/<int:document_id>/", view, name="ask_before_deleting_document")]
