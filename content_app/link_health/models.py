"""What is known of addresses elsewhere, and what the last look at all links found."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from .kinds import kind_named
from .reasons import Reason

URL_LENGTH = 2000
"""In bytes. Longer ones are not checked: hardly a browser or a server takes them."""


class ExternalHost(models.Model):
    """A machine elsewhere, and from when on it may be asked again: one row for whoever may want to ask."""

    name = models.CharField(max_length=255, unique=True)
    free_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.name


class ExternalAddress(models.Model):
    """An address elsewhere that published texts link to, and what happened there on which day.

    Days are those of the site's own zone (TIME_ZONE). One bad day is no news: many a server rests for an hour.
    """

    class Outcome(models.TextChoices):
        UNKNOWN = "unknown", _("Not asked yet")
        ANSWERS = "answers", _("Answers")
        MOVED = "moved", _("Has moved")
        FAILS = "fails", _("Fails")
        WITHHELD = "withheld", _("Answers people only")
        """A robots.txt, a log-in or a guard keeps programs out, which says nothing about readers."""
        REFUSED = "refused", _("Not an address on the public internet")

    url = models.CharField(_("address"), max_length=URL_LENGTH, unique=True)
    host = models.ForeignKey(ExternalHost, on_delete=models.CASCADE, related_name="addresses")
    due_on = models.DateField(db_index=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.UNKNOWN)
    reason = models.CharField(max_length=16, choices=Reason.choices, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    """What an HTTP server answered instead."""
    moved_to = models.CharField(_("new address"), max_length=URL_LENGTH, blank=True)
    failing_since = models.DateField(null=True)
    failed_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("address elsewhere")
        verbose_name_plural = _("addresses elsewhere")

    def __str__(self):
        return self.url

    @property
    def is_alarming(self) -> bool:
        """Whether it failed on two different days, and never answered between them."""
        return bool(self.failing_since and self.failed_on and self.failing_since < self.failed_on)


class _AboutSomething(models.Model):
    """Speaks of a page, a snippet or a redirect, by its base type and its key."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    title = models.CharField(_("where"), max_length=255)
    """As it was found, so that a list of many need not ask for each."""

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    @property
    def model(self) -> type[Model] | None:
        return ContentType.objects.get_for_id(self.content_type_id).model_class()

    @property
    def key(self) -> str:
        return self.object_id


class AddressUse(_AboutSomething):
    """A published page or record that links to an address elsewhere."""

    address = models.ForeignKey(ExternalAddress, on_delete=models.CASCADE, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "content_type", "object_id"],
                name="content_app_address_use_once",
            )
        ]


class LinkFinding(_AboutSomething):
    """Something about links that staff may want to mend, as of the last look."""

    kind = models.CharField(_("kind"), max_length=40, db_index=True)
    facts = models.JSONField(default=dict)
    """What `Kind.describe` puts into words."""
    address = models.ForeignKey(
        ExternalAddress, null=True, on_delete=models.CASCADE, related_name="findings"
    )

    class Meta:
        verbose_name = _("finding about links")
        verbose_name_plural = _("findings about links")

    @property
    def kind_label(self) -> str:
        kind = kind_named(self.kind)
        return str(kind.label) if kind else self.kind

    @property
    def sentence(self) -> str:
        """What is to be said, in the language of whoever reads it."""
        kind = kind_named(self.kind)
        try:
            return kind.describe(self.facts) if kind else ""
        except KeyError:
            # Found before an upgrade that knows more; the next look finds it anew.
            return ""


class LinkSurvey(models.Model):
    """When all links were last looked at. One row."""

    finished_at = models.DateTimeField()

    def __str__(self):
        return self.finished_at.isoformat()
