"""When a webinar takes place: the fields, what makes sense of them, and what is derived from them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content_app.base.time_zones import (
    DEFAULT_TIME_ZONE,
    validate_date,
    validate_moment,
    validate_time_zone,
    zone_named,
)

from .states import DEFAULT_DURATION


def validate_order(starts_at: datetime | None, ends_at: datetime | None) -> None:
    """Refuses an end without a start, or not after it."""
    if ends_at and not starts_at:
        raise ValidationError({"starts_at": _("Give the start too, or clear the end.")})
    if starts_at and ends_at and ends_at <= starts_at:
        raise ValidationError(
            {"ends_at": _("The end is not after the start. Change one of the two.")}
        )


class MeantTimes(models.Model):
    """What follows from a start and an end, or from a day, that are meant in a named zone.

    For whatever has the four attributes of a webinar's time: the page, or what was written down of it.
    """

    starts_at: datetime | None
    ends_at: datetime | None
    held_on: date | None
    time_zone: str

    class Meta:
        abstract = True

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.time_zone)

    @property
    def local_start(self) -> datetime | None:
        """The start as clocks in the webinar's own zone show it."""
        return self.starts_at and self.starts_at.astimezone(self.zone)

    @property
    def local_end(self) -> datetime | None:
        return self.ends_at and self.ends_at.astimezone(self.zone)

    @property
    def ends_on_another_day(self) -> bool:
        """What lasts until midnight ends with its day."""
        if not (self.local_start and self.local_end):
            return False
        return (self.local_end - timedelta.resolution).date() != self.local_start.date()

    @property
    def local_over(self) -> datetime | None:
        over_at = self.get_over_at()
        return over_at and over_at.astimezone(self.zone)

    def get_over_at(self) -> datetime | None:
        """The moment (UTC) at which it is over; None where no date is known."""
        if self.starts_at:
            return self.ends_at or self.starts_at + DEFAULT_DURATION
        return self._midnight_after(days=1)

    def is_over_at(self, moment: datetime) -> bool:
        over_at = self.get_over_at()
        return over_at is not None and over_at <= moment

    def is_under_way(self, moment: datetime) -> bool:
        """Whether it has begun by `moment` and is not over; never where the hour is not known."""
        over_at = self.get_over_at()
        return bool(self.starts_at and over_at and self.starts_at <= moment < over_at)

    def get_date(self) -> date | None:
        return self.local_start.date() if self.local_start else self.held_on

    def _midnight_after(self, days: int) -> datetime | None:
        """The beginning, in the webinar's zone, of the day `days` after the one it was held on."""
        if self.held_on is None:
            return None
        day = self.held_on + timedelta(days=days)
        return datetime.combine(day, time.min, tzinfo=self.zone).astimezone(UTC)


class TimedMixin(MeantTimes):
    """A start and an end that are meant in a named zone, or only a day where the hour is not known."""

    starts_at = models.DateTimeField(
        _("start"), null=True, blank=True, validators=[validate_moment]
    )
    ends_at = models.DateTimeField(_("end"), null=True, blank=True, validators=[validate_moment])
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=DEFAULT_TIME_ZONE, validators=[validate_time_zone]
    )
    held_on = models.DateField(
        _("date only"),
        null=True,
        blank=True,
        validators=[validate_date],
        help_text=_("For an old webinar whose hour is not known any more; leave the start empty."),
    )
    sort_at = models.DateTimeField(editable=False, null=True, db_index=True)
    over_at = models.DateTimeField(editable=False, null=True, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.sort_at = self.starts_at or self._midnight_after(days=0)
        self.over_at = self.get_over_at()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.starts_at and self.held_on:
            raise ValidationError(
                {"held_on": _("The start says the date already. Clear this date, or the start.")}
            )
        validate_order(self.starts_at, self.ends_at)
