"""Medical reviews in the calendar: each is due again some months after the last one."""

from datetime import date
from functools import cache
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, get_page_models

from content_app.base.models import ReviewedMixin
from content_app.base.reviews import earliest_review_due_from, review_due_on
from content_app.base.site_settings import months_between_reviews

from .planned import PlannedItem, PlannedKind, PlannedSource, Row, Span, is_overdue

REVIEWS = PlannedKind("review", gettext_lazy("Reviews due"), "clipboard-list")


def _reviews(span: Span) -> QuerySet:
    """Of all reviewed page types in one query, and one for the setting."""
    months = months_between_reviews()
    first, *others = [_reviews_of(model, span, months) for model in _reviewed_page_types()]
    return first.union(*others, all=True).order_by("reviewed_on", "pk")


def _reviews_of(model: type[Any], span: Span, months: int) -> QuerySet:
    reviewed = model._default_manager.filter(
        live=True,
        # An alias repeats another page, which is the one to review.
        alias_of=None,
        reviewed_on__gte=earliest_review_due_from(span.first_day, months),
        reviewed_on__lt=earliest_review_due_from(span.day_after, months),
    )
    return (
        reviewed.order_by()
        .annotate(months=Value(months, output_field=IntegerField()))
        .values_list("reviewed_on", "months", "title", "pk")
    )


def _due_on(row: Row) -> date:
    reviewed_on, months, *_others = row
    return review_due_on(reviewed_on, months)


def _describe(row: Row) -> PlannedItem:
    _reviewed_on, _months, title, pk = row
    due_on = _due_on(row)
    return PlannedItem(
        kind=REVIEWS,
        at=due_on,
        label=_("Review “%(title)s” again") % {"title": title},
        detail=_("Overdue") if is_overdue(due_on) else "",
        needs_somebody=is_overdue(due_on),
        model=Page,
        key=str(pk),
    )


@cache
def _reviewed_page_types() -> tuple[type[Any], ...]:
    return tuple(model for model in get_page_models() if issubclass(model, ReviewedMixin))


reviews = PlannedSource(REVIEWS, _reviews, _describe, at=_due_on)
