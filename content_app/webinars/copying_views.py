"""“Copy as a new webinar”, among the actions of a webinar's page."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.views.generic import HookResponseMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from .copying import copy_as_new
from .models import WebinarPage


class CopyAsNewForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=Page._meta.get_field("title").max_length)

    def clean_title(self):
        title = self.cleaned_data["title"]
        if not slugify(title, allow_unicode=True):
            raise ValidationError(
                _("Use at least one letter or digit: the address is made of them.")
            )
        return title


class CopyAsNewView(HookResponseMixin, WagtailAdminTemplateMixin, FormView):
    form_class = CopyAsNewForm
    template_name = "content_app/admin/copy_as_new.html"
    page_title = _("Copy as a new webinar")
    header_icon = "copy"

    def dispatch(self, request, page_id):
        page = get_object_or_404(WebinarPage, pk=page_id)
        if not page.permissions_for_user(request.user).can_copy_to(page.get_parent()):
            raise PermissionDenied
        self.webinar = page.get_latest_revision_as_object()
        response = self.run_hook("before_copy_page", request, page)
        return response or super().dispatch(request)

    def get_initial(self):
        return {"title": self.webinar.title}

    def form_valid(self, form):
        copy = copy_as_new(self.webinar, form.cleaned_data["title"], self.request.user)
        messages.success(
            self.request,
            gettext("This is the copy of “%(title)s”. Give it a date, and whatever else is new.")
            % {"title": self.webinar.title},
        )
        response = self.run_hook("after_copy_page", self.request, self.webinar, copy)
        return response or redirect("wagtailadmin_pages:edit", copy.pk)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.webinar.pk]),
                "label": self.webinar.get_admin_display_title(),
            },
            {"url": "", "label": self.page_title},
        ]


class CopyAsNewButton(PageMenuItem):
    label = _("Copy as a new webinar")
    icon_name = "copy"
    url_name = "copy_webinar_as_new"

    def is_shown(self, user):
        if self.page.specific_class is not WebinarPage:
            return False
        # Whoever may add pages below its parent has that right here too, and no parent is looked up.
        permissions = self.page.permissions_for_user(user)
        may_add = user.is_superuser or "add" in permissions.permissions
        return may_add and permissions.can_copy()


def copy_as_new_button(page, **kwargs) -> Iterator[CopyAsNewButton]:
    yield CopyAsNewButton(page=page, priority=35)


def copying_urls() -> list:
    return [
        path(
            "webinars/<int:page_id>/copy-as-new/",
            CopyAsNewView.as_view(),
            name=CopyAsNewButton.url_name,
        )
    ]
