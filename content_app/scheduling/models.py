"""What the runner writes down: that it lives, and what became of each thing that was due."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerEntry(models.Model):
    """One thing that was due, and what became of it.

    `key` names it for ever, its due time included: whoever writes it down twice writes one row, and what is settled is
    not done again.
    """

    class Status(models.TextChoices):
        DUE = "due", _("Due")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed, will be tried again")
        GIVEN_UP = "given_up", _("Failed")
        SKIPPED = "skipped", _("Left out")

    OPEN = (Status.DUE, Status.FAILED)
    NEEDS_SOMEBODY = (Status.FAILED, Status.GIVEN_UP)

    key = models.CharField(max_length=255, unique=True)
    label = models.CharField(_("what"), max_length=255)
    content_type = models.ForeignKey(
        ContentType, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    object_id = models.CharField(max_length=255, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("scheduled by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_at = models.DateTimeField(_("due"), db_index=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.DUE, db_index=True
    )
    failures = models.PositiveIntegerField(_("failures"), default=0)
    retry_at = models.DateTimeField(_("next attempt"), null=True)
    settled_at = models.DateTimeField(_("done"), null=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("scheduled action")
        verbose_name_plural = _("scheduled actions")
        ordering = ("-due_at", "-pk")

    def __str__(self):
        return self.label


class Heartbeat(models.Model):
    """When a runner was last alive. One row, however many runners there are."""

    beat_at = models.DateTimeField()
    runner = models.CharField(max_length=255)

    def __str__(self):
        return f"{self.runner}, {self.beat_at.isoformat()}"
