"""What staff are shown of what was counted: sums of some size, in fives, never who or when.

A number that is too small to be shown would be the sum of a month without the other weeks, if these were exact. So each
number that is shown is rounded down by itself, in the database where that sorts by it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from content_app.base import clock
from content_app.feedback.models import ReaderAnswer

from .models import Figure, Kind

FEWEST_SHOWN = 5
"""A smaller number may stand for somebody whom a colleague knows; larger ones are shown in multiples of it."""
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def today() -> date:
    """The day in the site's zone (TIME_ZONE), by which figures are counted."""
    return timezone.localdate(clock.now(), timezone.get_default_timezone())


def first_day_of_last(days: int) -> date:
    """The first of so many days, of which today is the last."""
    return today() - timedelta(days=days - 1)


def in_words(number: int) -> str:
    if number < FEWEST_SHOWN:
        return _("fewer than %(number)d") % {"number": FEWEST_SHOWN}
    return str(number - number % FEWEST_SHOWN)


def with_totals(pages: QuerySet[Page], since: date) -> QuerySet[Page]:
    """The pages of which something was counted from the day `since` on, each with `views`, `helpful`, `not_helpful`,
    `registrations` and `named`, rounded down as they are shown.
    """
    figures = Figure.objects.filter(day__gte=since)
    answers = ReaderAnswer.objects.filter(day__gte=since)
    is_counted = Q(pk__in=figures.exclude(page=None).values("page"))
    return pages.filter(is_counted | Q(pk__in=answers.values("page"))).annotate(
        views=_total(figures.filter(kind=Kind.VIEW), Sum("count")),
        helpful=_total(answers.filter(is_helpful=True), Count("pk")),
        not_helpful=_total(answers.filter(is_helpful=False), Count("pk")),
        registrations=_total(figures.filter(kind=Kind.REGISTRATION), Sum("count")),
        named=_total(figures.filter(kind=Kind.NAMED), Sum("count")),
    )


def _total(rows: QuerySet, sum_of_rows: Sum | Count) -> Coalesce:
    per_page = rows.filter(page=OuterRef("pk")).order_by().values("page")
    totals = per_page.annotate(total=sum_of_rows - sum_of_rows % FEWEST_SHOWN).values("total")
    return Coalesce(Subquery(totals), 0)


def site_total(kind: Kind, since: date) -> int:
    """Of the site as a whole, from the day `since` on."""
    rows = Figure.objects.filter(page=None, kind=kind, day__gte=since)
    return rows.aggregate(total=Sum("count"))["total"] or 0


@dataclass(frozen=True)
class Period:
    first_day: date
    last_day: date
    views: int | None
    """None before the first day of which figures are kept."""

    @property
    def in_words(self) -> str:
        return _("no figures") if self.views is None else in_words(self.views)


class LatestViews:
    """The views of a page in the last `weeks` weeks, of which each ends with the weekday of today. Two queries."""

    def __init__(self, page: Page, weeks: int):
        self._number = weeks
        first_day = first_day_of_last(weeks * WEEK.days)
        rows = Figure.objects.filter(page=page.pk, kind=Kind.VIEW, day__gte=first_day)
        self._views = dict(rows.values_list("day", "count"))
        self._begun_on = Figure.objects.aggregate(first=Min("day"))["first"] or today()

    @property
    def weeks(self) -> list[Period]:
        return [self._period(today() - WEEK * week, WEEK) for week in range(self._number)]

    @property
    def days(self) -> list[Period]:
        """Those of the two latest weeks."""
        return [self._period(today() - DAY * day, DAY) for day in range(2 * WEEK.days)]

    def _period(self, last_day: date, length: timedelta) -> Period:
        days = [last_day - DAY * back for back in range(length.days)]
        counted = sum(self._views.get(day, 0) for day in days)
        return Period(days[-1], last_day, counted if last_day >= self._begun_on else None)
