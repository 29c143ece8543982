from datetime import datetime

from django.db.models import F, Q
from wagtail.models import PageManager

from content_app.base.querysets import PublishedPageQuerySet


class WebinarPageQuerySet(PublishedPageQuerySet):
    def upcoming(self, moment: datetime):
        """Not over yet at `moment`, the next one first; those whose date is not set yet come last."""
        ahead = self.filter(Q(over_at__gt=moment) | Q(over_at__isnull=True))
        return ahead.order_by(F("sort_at").asc(nulls_last=True), "pk")

    def past(self, moment: datetime):
        """Over at `moment`, the latest first."""
        return self.filter(over_at__lte=moment).order_by("-sort_at", "-pk")

    def for_teasers(self):
        return super().for_teasers().defer("body", "transcript")


WebinarPageManager = PageManager.from_queryset(WebinarPageQuerySet)
