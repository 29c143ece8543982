"""The calendar of everything planned: a month, and a list from a day on."""

from datetime import date, timedelta
from typing import Any

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import policy_registry

from content_app.base import clock
from content_app.base.time_zones import EARLIEST_YEAR, LATEST_YEAR

from . import planned
from .calendar_addresses import ChosenKinds, day_in, month_in
from .calendar_days import Day, days_for
from .months import Month, weekdays
from .planned import PlannedItems, Span
from .review_plan import REVIEWS

ROOM_IN_A_CELL = 3
ITEMS_ON_A_PAGE = 50
PERMISSIONS = {"change", "publish"}
"""Whoever has one of these on any page sees the calendar, and all of it.

Who plans a date must know what else happens on it, and Wagtail's choosers show everybody every title.
"""


def may_see_calendar(user) -> bool:
    return policy_registry.get_by_type(Page).user_has_any_permission(user, PERMISSIONS)


class CalendarView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Either of the two, with what they have in common."""

    model = Page
    any_permission_required = PERMISSIONS
    page_title = _("Calendar")
    header_icon = "calendar"

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    @cached_property
    def zone(self):
        """The viewer's own, which Wagtail activates for each request to the admin."""
        return timezone.get_current_timezone()

    @cached_property
    def today(self) -> date:
        return clock.today(self.zone)

    @cached_property
    def chosen(self) -> ChosenKinds:
        return ChosenKinds.read(self.request.GET)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return super().get_context_data(
            today=self.today,
            zone_name=timezone.get_current_timezone_name().replace("_", " "),
            kinds=[(kind, kind in self.chosen.kinds) for kind in planned.kinds()],
            is_filtered=not self.chosen.is_everything,
            overdue=self.overdue_reviews(),
            **kwargs,
        )

    def overdue_reviews(self) -> dict[str, Any] | None:
        """Nobody is reminded of a review that was missed, and its day lies further back than one looks."""
        yesterday = self.today - timedelta(days=1)
        span = Span(date(EARLIEST_YEAR, 1, 1), yesterday, self.zone)
        reviews = PlannedItems(span, {REVIEWS} & set(self.chosen.kinds))
        oldest = reviews[:1]
        if not oldest:
            return None
        since = span.day_of(oldest[0].at)
        url = ChosenKinds((REVIEWS,)).url_of_list(since)
        return {"count": reviews.count(), "since": since, "url": url}


class MonthView(CalendarView):
    template_name = "content_app/admin/calendar_month.html"

    def get_context_data(self, **kwargs):
        month = month_in(self.request.GET, self.today)
        weeks = month.weeks()
        span = Span(weeks[0][0], weeks[-1][-1], self.zone)
        items = PlannedItems(span, self.chosen.kinds)
        shown = days_for(self.request.user, items.first_of_each_day(ROOM_IN_A_CELL))
        days = {day.date: day for day in shown}
        return super().get_context_data(
            month=month,
            previous_url=month.previous and self.chosen.url_of_month(month.previous),
            next_url=month.next and self.chosen.url_of_month(month.next),
            today_url=self.chosen.url_of_month(Month.of(self.today)),
            month_url=self.chosen.url_of_month(month),
            list_url=self.chosen.url_of_list(self._first_day_of_interest(month)),
            everything_url=f"{reverse('planned_month')}?month={month}",
            weekdays=weekdays(),
            weeks=[
                [(days.get(day, Day(day)), self.chosen.url_of_list(day)) for day in week]
                for week in weeks
            ],
            is_empty=not any(day in month for day in days),
            **kwargs,
        )

    def _first_day_of_interest(self, month: Month) -> date:
        return self.today if self.today in month else month.first_day


class ListView(CalendarView):
    template_name = "content_app/admin/calendar_list.html"

    def get_context_data(self, **kwargs):
        first_day = day_in(self.request.GET, self.today)
        span = Span(first_day, date(LATEST_YEAR, 12, 31), self.zone)
        items = PlannedItems(span, self.chosen.kinds)
        page_number = self.request.GET.get("p", 1)
        paginator = WagtailPaginator(items, ITEMS_ON_A_PAGE)
        page = paginator.get_page(page_number)
        return super().get_context_data(
            first_day=first_day,
            earliest_year=EARLIEST_YEAR,
            latest_year=LATEST_YEAR,
            days=days_for(self.request.user, span.by_day(page)),
            page_obj=page,
            elided_page_range=paginator.get_elided_page_range(page_number),
            today_url=self.chosen.url_of_list(self.today),
            month_url=self.chosen.url_of_month(Month.of(first_day)),
            list_url=self.chosen.url_of_list(first_day),
            everything_url=f"{reverse('planned_list')}?from={first_day.isoformat()}",
            **kwargs,
        )


class CalendarMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see_calendar(request.user)


def calendar_urls() -> list:
    return [
        path("calendar/", MonthView.as_view(), name="planned_month"),
        path("calendar/list/", ListView.as_view(), name="planned_list"),
    ]


def calendar_menu_item() -> MenuItem:
    return CalendarMenuItem(
        _("Calendar"), reverse("planned_month"), name="calendar", icon_name="calendar", order=225
    )
