"""What became of the time that readers were told: the old one, the new one, and the reason that they were given."""

from datetime import date, datetime
from typing import cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.serializers import ModelSerializer

from content_app.base import clock
from content_app.base.time_zones import place_of

from .times import MeantTimes


class TimeChange(MeantTimes):
    """That a published webinar was given another start or day.

    `starts_at`, `ends_at`, `held_on` and `time_zone` are the time before. A row of its own, not one of the page's child
    rows: it is history, which no version of the page brings back and no copy takes along.
    """

    webinar = models.ForeignKey(
        "content_app.WebinarPage", on_delete=models.CASCADE, related_name="time_changes"
    )
    changed_at = models.DateTimeField(gettext_lazy("published"))
    starts_at = models.DateTimeField(gettext_lazy("old start"), null=True)
    ends_at = models.DateTimeField(gettext_lazy("old end"), null=True)
    held_on = models.DateField(gettext_lazy("old day"), null=True)
    time_zone = models.CharField(gettext_lazy("old time zone"), max_length=64)
    new_starts_at = models.DateTimeField(gettext_lazy("new start"), null=True)
    new_ends_at = models.DateTimeField(gettext_lazy("new end"), null=True)
    new_held_on = models.DateField(gettext_lazy("new day"), null=True)
    new_time_zone = models.CharField(gettext_lazy("new time zone"), max_length=64)
    reason = models.TextField(gettext_lazy("reason"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("change of time")
        verbose_name_plural = gettext_lazy("changes of time")
        ordering = ["-changed_at", "-pk"]

    def __str__(self):
        return f"{self.webinar}, {self.old_time}"

    @property
    def old_time(self) -> datetime | date:
        # One of the two is there: what had no time cannot have changed it.
        return cast(date, self.local_start or self.held_on)

    @property
    def old_time_in_words(self) -> str:
        words = {
            "weekday": date_format(self.old_time, "l"),
            "day": date_format(self.old_time, "DATE_FORMAT"),
        }
        if not self.local_start:
            return _("%(weekday)s, %(day)s") % words
        words["time"] = time_format(self.local_start, "TIME_FORMAT")
        words["place"] = place_of(self.zone.key)
        return _("%(weekday)s, %(day)s, %(time)s in %(place)s") % words


class TimeChangeSerializer(ModelSerializer):
    class Meta:
        model = TimeChange
        fields = [
            "changed_at",
            "starts_at",
            "ends_at",
            "held_on",
            "time_zone",
            "new_starts_at",
            "new_ends_at",
            "new_held_on",
            "new_time_zone",
            "reason",
        ]


def pending_time_change(webinar) -> TimeChange | None:
    """The change that readers of a live page will find once this version of it is published."""
    if not webinar.live:
        return None
    try:
        return time_change(webinar.calendar_entry, webinar)
    except ObjectDoesNotExist:
        return None


def time_change(told: MeantTimes, webinar) -> TimeChange | None:
    """What a version makes of the time that readers were told, as a row that is not saved.

    None where it begins at the same moment, and where only the record of a past webinar is put right.
    """
    now = clock.now()
    is_past = _is_over(told, now) and (webinar.get_over_at() is None or _is_over(webinar, now))
    if is_past or not _is_moved(told, webinar):
        return None
    return TimeChange(
        webinar=webinar,
        changed_at=now,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        held_on=told.held_on,
        time_zone=told.time_zone,
        new_starts_at=webinar.starts_at,
        new_ends_at=webinar.ends_at,
        new_held_on=webinar.held_on,
        new_time_zone=webinar.time_zone,
        reason="" if is_spent(webinar.time_change_reason, webinar) else webinar.time_change_reason,
    )


def is_spent(reason: str, webinar) -> bool:
    """Whether readers were given this reason for an earlier change: it stays in the page, and explains no other."""
    if not (reason and webinar.pk):
        return False
    return TimeChange.objects.filter(webinar=webinar, reason=reason).exists()


def _is_moved(told: MeantTimes, webinar) -> bool:
    """An hour that is added to the day that was known moves nothing; neither does another zone or end."""
    if told.starts_at:
        return webinar.starts_at != told.starts_at
    return told.held_on is not None and webinar.get_date() != told.held_on


def _is_over(times: MeantTimes, moment: datetime) -> bool:
    over_at = times.get_over_at()
    return over_at is not None and over_at <= moment
