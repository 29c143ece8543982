"""What calendars were last told of a webinar, so that they update their entry instead of adding another."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .states import Standing
from .time_changes import time_change
from .times import MeantTimes


class CalendarEntry(MeantTimes):
    """The published time and status of a webinar, and how often they have changed.

    `sequence` is SEQUENCE of RFC 5545, 3.8.7.4: it rises when the time or the status changes, and only then. (The place
    is always "online".) A row of its own, since a version of the page that is restored must not set it back.
    """

    class Status(models.TextChoices):
        """STATUS of RFC 5545, 3.8.1.11; what was put off does not take place at its time either."""

        CONFIRMED = "CONFIRMED", _("confirmed")
        CANCELLED = "CANCELLED", _("cancelled")

    webinar = models.OneToOneField(
        "content_app.WebinarPage", on_delete=models.CASCADE, related_name="calendar_entry"
    )
    sequence = models.PositiveIntegerField(default=0)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    held_on = models.DateField(null=True)
    time_zone = models.CharField(max_length=64)
    status = models.CharField(max_length=9, choices=Status.choices)

    def __str__(self):
        return f"{self.webinar}, {self.status}, {self.sequence}"


def status_of(webinar) -> CalendarEntry.Status:
    if webinar.standing == Standing.AS_PLANNED:
        return CalendarEntry.Status.CONFIRMED
    return CalendarEntry.Status.CANCELLED


def store_calendar_entry(instance, **kwargs) -> None:
    """Receiver of `page_published`: counts a change of what calendars have to know.

    The time that readers were told until now is kept before the new one takes its place.
    """
    if not instance.live:
        # Wagtail sends the signal for what is only scheduled, too.
        return
    facts = {
        "starts_at": instance.starts_at,
        "ends_at": instance.ends_at,
        "held_on": instance.held_on,
        "time_zone": instance.time_zone,
        "status": status_of(instance),
    }
    with transaction.atomic():
        entry, is_new = CalendarEntry.objects.select_for_update().get_or_create(
            webinar=instance, defaults=facts
        )
        if is_new or all(getattr(entry, name) == value for name, value in facts.items()):
            return
        change = time_change(entry, instance)
        if change:
            change.save()
        for name, value in facts.items():
            setattr(entry, name, value)
        entry.sequence += 1
        entry.save()
