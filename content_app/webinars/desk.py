"""The webinar desk: every webinar with its state, what happens next, and what is missing."""

from datetime import datetime

from django.db.models import F, Prefetch, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Revision

from content_app.base import clock
from content_app.base.viewsets import EXTRA, ContentListingView, ContentListingViewSet, page_columns

from .missing import missing_from
from .models import WebinarPage
from .states import Standing

UPCOMING, PAST, UNDATED = "upcoming", "past", "undated"


class WebinarFilterSet(PageFilterSet):
    when = ChoiceFilter(
        label=gettext_lazy("When"),
        choices=[
            (UPCOMING, gettext_lazy("Upcoming")),
            (PAST, gettext_lazy("Past")),
            (UNDATED, gettext_lazy("Without a date")),
        ],
        method="filter_when",
    )

    class Meta:
        model = WebinarPage
        fields = ["standing"]

    def filter_when(self, webinars, name, value):
        if value == UNDATED:
            return webinars.filter(over_at__isnull=True)
        is_ahead = Q(over_at__gt=clock.now()) | Q(standing=Standing.POSTPONED)
        if value == UPCOMING:
            return webinars.filter(is_ahead)
        return webinars.filter(over_at__isnull=False).exclude(is_ahead)


class WebinarDeskView(ContentListingView):
    default_ordering = "-sort_at"

    def annotate_queryset(self, pages):
        waiting = Revision.objects.filter(approved_go_live_at__isnull=False).defer("content")
        return (
            super()
            .annotate_queryset(pages)
            .prefetch_related(
                "credits__person",
                "announcement_steps",
                Prefetch("_revisions", queryset=waiting, to_attr="waiting_revisions"),
            )
        )

    def order_queryset(self, queryset):
        if self.ordering == "-sort_at" and not self.is_searching:
            # What has no date yet has to be noticed, and databases disagree about where it would stand.
            return queryset.order_by(F("sort_at").desc(nulls_first=True), "-pk")
        return super().order_queryset(queryset)


def next_step_of(webinar: WebinarPage) -> str:
    """What happens to it next, with the moment on the clock of whoever asks; "" where nothing is planned."""
    planned = [
        (revision.approved_go_live_at, _("Goes online")) for revision in webinar.waiting_revisions
    ]
    if webinar.live:
        for step in webinar.announcement_steps.all():
            planned.append((step.begins_at, step.get_placement_display()))
            if step.ends_at:
                ends = _("%(place)s ends") % {"place": step.get_placement_display()}
                planned.append((step.ends_at, ends))
    ahead = [(moment, what) for moment, what in planned if moment > clock.now()]
    if not ahead:
        return ""
    moment, what = min(ahead)
    return _("%(what)s, %(moment)s") % {"what": what, "moment": _in_words(moment)}


def missing_in_words(webinar: WebinarPage) -> str:
    return ", ".join(map(str, missing_from(webinar, clock.now())))


def _in_words(moment: datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


class WebinarListingViewSet(ContentListingViewSet):
    model = WebinarPage
    index_view_class = WebinarDeskView
    filterset_class = WebinarFilterSet
    name = "webinars"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Webinars")
    menu_order = 220
    list_per_page = 25
    columns = page_columns(
        Column(
            "day", label=gettext_lazy("Date"), accessor="get_date", sort_key="sort_at", width="10%"
        ),
        Column(
            "state",
            label=gettext_lazy("State"),
            accessor="get_kind_label",
            classname=EXTRA,
            width="14%",
        ),
        Column(
            "next_step",
            label=gettext_lazy("Next step"),
            accessor=next_step_of,
            classname=EXTRA,
            width="16%",
        ),
        Column(
            "missing",
            label=gettext_lazy("Missing"),
            accessor=missing_in_words,
            width="16%",
        ),
    )
