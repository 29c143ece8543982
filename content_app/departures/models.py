"""What was taken away from readers, with all that is needed to bring it back."""

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from content_app.base import clock

from .kinds import Action

KEPT_FOR = timedelta(days=90)
"""An older one is undone by nobody any more, and holds whole versions of pages."""


class DepartureManager(models.Manager["Departure"]):
    def keep(self, **facts) -> "Departure":
        """A new one, and none that is too old."""
        self.filter(happened_at__lt=clock.now() - KEPT_FOR).delete()
        return self.create(**facts)


class Departure(models.Model):
    """One unpublishing, move or restriction, and what was changed together with it.

    What was deleted cannot be brought back, and leaves no row. What expired was decided by nobody, and is here so that
    somebody looks at what still refers to it.
    """

    action = models.CharField(_("action"), max_length=16, choices=Action.choices)
    label = models.CharField(_("what"), max_length=255)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    happened_at = models.DateTimeField(_("when"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    """What each thing was like, and how it was left (`keeping.py`)."""
    note = models.CharField(_("note"), max_length=255, blank=True)

    objects = DepartureManager()

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")

    def __str__(self):
        return self.label
