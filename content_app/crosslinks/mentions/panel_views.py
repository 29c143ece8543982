"""What the side panel “Links” shows, and what is done in it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.models import Page

from content_app.crosslinks.versions import is_locked_for

from .addresses import entry_named
from .dismissals import (
    dismiss_everywhere,
    dismiss_on_page,
    dismissed_in,
    suggest_again_everywhere,
    suggest_again_on_page,
)
from .entries import Target, instance_of, targets_of
from .linking import link_in_draft
from .models import NAME_LENGTH
from .permissions import may_dismiss_everywhere
from .suggestions import MOST, suggestions_for
from .texts import latest_version


class OfPage(View):
    page: Page

    def dispatch(self, request, page_id: int):
        self.page = get_object_or_404(Page, pk=page_id)
        if self.page.alias_of_id or not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request)


class PageMentionsView(OfPage, TemplateView):
    template_name = "content_app/admin/mentions_list.html"

    def get_context_data(self, **kwargs):
        version = latest_version(self.page)
        suggestions = suggestions_for(version, self.request)
        user = self.request.user
        shown = [
            (suggestion, may_dismiss_everywhere(user, instance_of(suggestion.entry)))
            for suggestion in suggestions[:MOST]
        ]
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "suggestions": shown,
            "more": len(suggestions) - len(shown),
            "dismissed": [
                one
                for one in dismissed_in(version, self.request)
                if not one.name or may_dismiss_everywhere(user, instance_of(one.entry))
            ],
            "is_locked": is_locked_for(self.page.specific, user),
        }


class LinkView(OfPage):
    """Answers with 409 and a sentence where the text was changed in the meantime."""

    def post(self, request: HttpRequest) -> HttpResponse:
        entry = entry_named(request.POST.get("entry", ""))
        target: Target | None = targets_of([entry], request).get(entry) if entry else None
        key = request.POST.get("place", "")
        if not (entry and target and link_in_draft(self.page, entry, target, key, request.user)):
            return _refused(
                _("Nothing was linked: the text was changed meanwhile, or is locked. Look again.")
            )
        text = _("The draft has a link to “%(title)s” now. Readers see it when it is published.")
        messages.success(request, text % {"title": target.title})
        return JsonResponse({})


class DismissView(OfPage):
    """With `again`, what was dismissed is suggested once more."""

    def post(self, request: HttpRequest) -> HttpResponse:
        entry = entry_named(request.POST.get("entry", ""))
        instance = instance_of(entry) if entry else None
        if entry is None or instance is None:
            return _refused(_("This is not there any more."))
        # PostgreSQL takes no NUL.
        name = request.POST.get("name", "").replace("\0", "")[:NAME_LENGTH]
        again = "again" in request.POST
        if name and not may_dismiss_everywhere(request.user, instance):
            raise PermissionDenied
        if name and again:
            suggest_again_everywhere(entry, name)
        elif name:
            dismiss_everywhere(entry, name, request.user)
        elif again:
            suggest_again_on_page(self.page, entry)
        else:
            dismiss_on_page(self.page, entry, request.user)
        return JsonResponse({})


def _refused(message: str) -> JsonResponse:
    return JsonResponse({"message": message}, status=409)


def panel_urls() -> list:
    return [
        path("mentions/<int:page_id>/", PageMentionsView.as_view(), name="mentions_of_page"),
        path("mentions/<int:page_id>/link/", LinkView.as_view(), name="link_mention"),
        path("mentions/<int:page_id>/dismiss/", DismissView.as_view(), name="dismiss_mention"),
    ]
