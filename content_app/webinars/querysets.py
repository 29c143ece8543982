from datetime import datetime

from django.db.models import Case, F, Q, When
from wagtail.models import PageManager

from content_app.base.querysets import PublishedPageQuerySet

from .states import Standing


class WebinarPageQuerySet(PublishedPageQuerySet):
    def upcoming(self, moment: datetime):
        """What readers can look forward to at `moment`, or join: the next one first.

        A webinar that was called off stays until the day on which people expect it. Those whose date
        is not known (yet, or any more) come last.
        """
        is_undated = Q(over_at__isnull=True, recording_url="")
        is_ahead = Q(over_at__gt=moment) | is_undated | Q(standing=Standing.POSTPONED)
        order = Case(When(standing=Standing.POSTPONED, then=None), default=F("sort_at"))
        return self.filter(is_ahead).order_by(order.asc(nulls_last=True), "pk")

    def next_one(self, moment: datetime):
        """The webinar that takes place next, or None."""
        return self.upcoming(moment).filter(standing=Standing.AS_PLANNED).first()

    def past(self, moment: datetime):
        """Held by `moment`, the latest first."""
        is_behind = Q(over_at__lte=moment) | (Q(over_at__isnull=True) & ~Q(recording_url=""))
        held = self.filter(is_behind, standing=Standing.AS_PLANNED)
        return held.order_by(F("sort_at").desc(nulls_last=True), "-pk")

    def dated(self, over_after: datetime | None = None):
        """Those of which at least the day is known, and which end after `over_after`."""
        dated = self.filter(over_at__isnull=False).order_by("sort_at", "pk")
        return dated.filter(over_at__gt=over_after) if over_after else dated


WebinarPageManager = PageManager.from_queryset(WebinarPageQuerySet)
