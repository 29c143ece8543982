"""What was taken away from readers, with all that is needed to bring it back."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from .kinds import Action


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

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")

    def __str__(self):
        return self.label
