"""The report “What readers wrote”: all of it, with what is not read yet on top."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from content_app.base.reports import Report

from .models import ReaderAnswer
from .permissions import may_delete_words, may_read_answers
from .words import about_each, words_of_readers

REPORT = "what_readers_wrote"
ABOUT = "about"
"""In the report's address: the key of the page whose words alone are asked for."""
MARKED_AT_ONCE = 500
"""The most that one press marks as read: the form names each of them."""


def address_of_list(request: HttpRequest) -> str:
    """The whole report, also where a filter has had the rows alone renewed."""
    query = request.GET.copy()
    # With this, Wagtail's script asks for the filters besides.
    query.pop("_w_filter_fragment", None)
    return reverse(REPORT) + (f"?{query.urlencode()}" if query else "")


class WhatReadersWroteFilterSet(WagtailFilterSet):
    class Meta:
        model = ReaderAnswer
        fields = ["is_read", "is_helpful"]


class WordsColumn(Column):
    cell_template_name = "content_app/admin/reader_words_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        return context | {
            "answer": instance,
            # Of the pages that they edit.
            "may_delete_words": instance.edit_url and may_delete_words(request.user),
            "back_to": address_of_list(request),
            "csrf_token": get_token(request),
        }


class WhatReadersWroteReport(Report):
    slug = "what-readers-wrote"
    page_title = _("What readers wrote")
    header_icon = "comment"
    menu_order = 875
    may_see = staticmethod(may_read_answers)
    results_template_name = "content_app/admin/what_readers_wrote_results.html"
    model = ReaderAnswer
    filterset_class = WhatReadersWroteFilterSet
    index_url_name = REPORT
    columns = [
        TitleColumn(
            "page",
            label=_("Page"),
            accessor="page.get_admin_display_title",
            get_url=lambda answer: answer.edit_url,
            width="30%",
        ),
        WordsColumn("words", label=_("What was written")),
    ]

    def get_base_queryset(self):
        answers = words_of_readers()
        return answers.filter(page=self._about) if self._about else answers

    @cached_property
    def _about(self) -> Page | None:
        key = self.request.GET.get(ABOUT, "")
        return Page.objects.filter(pk=key).first() if key.isdecimal() else None

    def get_page_subtitle(self):
        return self._about.get_admin_display_title() if self._about else ""

    @property
    def no_results_message(self) -> str:
        if self.is_filtering:
            return gettext("Nothing of this kind.")
        return gettext("Nobody has written anything yet.")

    def order_queryset(self, queryset):
        return queryset.order_by("is_read", *queryset.query.order_by)

    def decorate_paginated_queryset(self, answers):
        return about_each(answers, self.request.user)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        # Before the rows are loaded: what comes in between is shown, and stays unread.
        unread = self.object_list.filter(is_read=False).values_list("pk", flat=True)
        newest = list(unread[: MARKED_AT_ONCE + 1])
        return super().get_context_data(**kwargs) | {
            "unread": newest[:MARKED_AT_ONCE],
            "are_more": len(newest) > MARKED_AT_ONCE,
            "back_to": address_of_list(self.request),
        }
