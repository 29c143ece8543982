"""The report “What readers wrote”: all of it, with what is not read yet on top."""

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


class WhatReadersWroteFilterSet(WagtailFilterSet):
    class Meta:
        model = ReaderAnswer
        fields = ["is_read", "is_helpful"]


class WordsColumn(Column):
    cell_template_name = "content_app/admin/reader_words_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        query = request.GET.urlencode()
        return context | {
            "answer": instance,
            # Of the pages that they edit.
            "may_delete_words": instance.edit_url and may_delete_words(request.user),
            # The whole report, also where a filter has had the rows alone renewed.
            "back_to": reverse(REPORT) + (f"?{query}" if query else ""),
            "csrf_token": get_token(request),
        }


class WhatReadersWroteReport(Report):
    slug = "what-readers-wrote"
    page_title = _("What readers wrote")
    header_icon = "comment"
    menu_order = 875
    may_see = staticmethod(may_read_answers)
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
