"""The report “What readers read”: each page with what was counted of it in a period."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Page, get_page_models

from content_app.base.models import ContentPage
from content_app.base.reports import Report
from content_app.base.viewsets import EXTRA
from content_app.scheduling.edit_links import EditLinks, edit_url

from .models import Kind
from .permissions import may_see_figures
from .totals import first_day_of_last, in_words, site_total, with_totals

PERIODS = {
    "7": gettext_lazy("Last seven days"),
    "28": gettext_lazy("Last four weeks"),
    "91": gettext_lazy("Last three months"),
    "365": gettext_lazy("Last twelve months"),
}
USUAL_PERIOD = "28"


def _page_type_choices():
    types = ContentType.objects.get_for_models(
        *(model for model in get_page_models() if issubclass(model, ContentPage))
    )
    labelled = ((kind.pk, capfirst(model._meta.verbose_name)) for model, kind in types.items())
    return sorted(labelled, key=lambda choice: str(choice[1]))


class WhatReadersReadFilterSet(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label=gettext_lazy("Period"),
        choices=[choice for choice in PERIODS.items() if choice[0] != USUAL_PERIOD],
        empty_label=PERIODS[USUAL_PERIOD],
        method="as_counted",
    )
    content_type = django_filters.ChoiceFilter(
        label=gettext_lazy("Type"), choices=_page_type_choices
    )

    class Meta:
        model = Page
        fields = ["period", "content_type"]

    def as_counted(self, pages, name, value):
        """The sums were made for the period already; it leaves no page out."""
        return pages


@dataclass(frozen=True)
class Row:
    """What the report says of a page, in words."""

    title: str
    type_label: str
    views: str
    helpful: str
    not_helpful: str
    registrations: str
    named: str
    edit_url: str | None
    edit_address: str

    @classmethod
    def of(cls, page: Any, edit_url: str | None, edit_address: str) -> "Row":
        model = page.specific_class
        is_asked = getattr(model, "asks_readers", False)
        offers_registration = getattr(model, "offers_registration", False)
        return cls(
            title=page.get_admin_display_title(),
            type_label=capfirst(model._meta.verbose_name) if model else "",
            views=in_words(page.views),
            helpful=in_words(page.helpful) if is_asked else "–",
            not_helpful=in_words(page.not_helpful) if is_asked else "–",
            registrations=in_words(page.registrations) if offers_registration else "–",
            named=in_words(page.named),
            edit_url=edit_url,
            edit_address=edit_address,
        )


class _Edited:
    """A page, as `EditLinks` asks for it."""

    model = Page

    def __init__(self, page: Page):
        self.key = str(page.pk)


HEADINGS = {
    "row.title": gettext_lazy("Page"),
    "row.type_label": gettext_lazy("Type"),
    "row.views": gettext_lazy("Views"),
    "row.helpful": gettext_lazy("Helpful"),
    "row.not_helpful": gettext_lazy("Not helpful"),
    "row.registrations": gettext_lazy("To registration"),
    "row.named": gettext_lazy("Searched by name"),
    "row.edit_address": gettext_lazy("To edit it"),
}


def _number(name: str, classname: str | None = None) -> Column:
    accessor = f"row.{name}"
    label = HEADINGS[accessor]
    return Column(name, label=label, accessor=accessor, sort_key=name, classname=classname)


class WhatReadersReadReport(Report):
    slug = "what-readers-read"
    page_title = gettext_lazy("What readers read")
    header_icon = "view"
    menu_order = 870
    may_see = staticmethod(may_see_figures)
    template_name = "content_app/admin/what_readers_read.html"
    model = Page
    filterset_class = WhatReadersReadFilterSet
    index_url_name = "what_readers_read"
    default_ordering = "-views"
    table_classname = "listing content-app-readers"
    columns = [
        TitleColumn(
            "title",
            label=HEADINGS["row.title"],
            accessor="row.title",
            sort_key="title",
            get_url=lambda page: page.row.edit_url,
        ),
        Column(
            "type", label=HEADINGS["row.type_label"], accessor="row.type_label", classname=EXTRA
        ),
        _number("views"),
        _number("helpful"),
        _number("not_helpful"),
        _number("registrations", EXTRA),
        _number("named", EXTRA),
    ]
    list_export = list(HEADINGS)
    export_headings = HEADINGS
    export_filename = "what-readers-read"

    @cached_property
    def since(self) -> date:
        chosen = self.request.GET.get("period", "")
        return first_day_of_last(int(chosen if chosen in PERIODS else USUAL_PERIOD))

    def get_base_queryset(self):
        return with_totals(Page.objects.select_related("locale"), self.since)

    def order_queryset(self, queryset):
        # Many numbers are alike, and two sides of a list must not show the same page.
        return super().order_queryset(queryset).order_by(self.ordering, "title", "pk")

    def decorate_paginated_queryset(self, pages):
        base = get_admin_base_url() or ""
        links = EditLinks(self.request.user, map(_Edited, pages))
        for page in pages:
            address = f"{base}{edit_url(Page, page.pk)}"
            page.row = Row.of(page, links.url_of(_Edited(page)), address)
        return pages

    def get_context_data(self, *args, **kwargs) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {
            "since": self.since,
            "few": capfirst(in_words(0)),
            "searches": in_words(site_total(Kind.SEARCH, self.since)),
            "vain_searches": in_words(site_total(Kind.VAIN_SEARCH, self.since)),
        }

    @property
    def no_results_message(self) -> str:
        return _("Nothing was counted in this period.")
