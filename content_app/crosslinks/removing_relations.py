"""Takes a relation out where it was made, for staff who see it at its other end."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .versions import VersionKind, change_versions, may_change, may_publish


class RemoveRelationView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "content_app/admin/remove_relation.html"
    page_title = gettext_lazy("Remove a relation")
    header_icon = "link"

    def dispatch(self, request, page_id: int, owner_id: int):
        self.page = get_object_or_404(Page, pk=page_id)
        self.owner = get_object_or_404(Page, pk=owner_id).specific
        may_edit = self.page.permissions_for_user(request.user).can_edit()
        if not may_edit or not may_change(self.owner, request.user):
            raise PermissionDenied
        return super().dispatch(request)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.back_url, "label": self.page.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]

    @property
    def back_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk]) + "#tab-connections"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "page": self.page,
            "owner": self.owner,
            "back_url": self.back_url,
            "is_published_at_once": self._is_seen() and may_publish(self.owner, self.request.user),
        }

    def _is_seen(self) -> bool:
        """Whether readers see the relation; one may stand in a draft alone."""
        rows = self.owner.relations.filter(target__translation_key=self.page.translation_key)
        return self.owner.live and rows.exists()

    def post(self, request):
        is_seen = self._is_seen()
        changed = change_versions(self.owner, self._remove_from, user=request.user)
        titles = {
            "owner": self.owner.get_admin_display_title(),
            "page": self.page.get_admin_display_title(),
        }
        if not changed:
            messages.warning(request, _("“%(owner)s” did not name “%(page)s” any more.") % titles)
        elif is_seen and VersionKind.LIVE not in changed:
            text = _("“%(owner)s” names “%(page)s” until its draft is published.")
            messages.success(request, text % titles)
        else:
            messages.success(request, _("“%(owner)s” does not name “%(page)s” any more.") % titles)
        return redirect(self.back_url)

    def _remove_from(self, version: Any) -> bool:
        """In a version of the other page; it may name a translation."""
        rows = list(version.relations.all())
        same = Page.objects.filter(translation_key=self.page.translation_key)
        named = set(same.values_list("pk", flat=True))
        kept = [row for row in rows if row.target_id not in named]
        version.relations.set(kept)
        return len(kept) < len(rows)


def relation_urls() -> list:
    return [
        path(
            "relations/<int:page_id>/remove-from/<int:owner_id>/",
            RemoveRelationView.as_view(),
            name="remove_relation",
        )
    ]
