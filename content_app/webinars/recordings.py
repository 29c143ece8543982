"""What is left of a webinar that was held: the recording, the slides, the transcript."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField

from content_app.base import clock
from content_app.base.blocks import PROSE_FEATURES
from content_app.base.videos import Video, parse_video_url, validate_video_url

from .states import Recording


class RecordedMixin(models.Model):
    recording_url = models.URLField(
        _("address of the recording"),
        blank=True,
        validators=[validate_video_url],
        help_text=_(
            "A video on YouTube or Vimeo, or a video file. Leave it empty if there is none."
        ),
    )
    no_recording = models.BooleanField(
        _("there will be no recording"),
        default=False,
        help_text=_("Otherwise readers are told, for three months, that the recording follows."),
    )
    recorded_since = models.DateTimeField(editable=False, null=True)
    slides = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("slides"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    transcript = RichTextField(_("transcript"), features=PROSE_FEATURES, blank=True)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.recorded_since = self._find_recorded_since()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.no_recording and self.recording_url:
            raise ValidationError(
                {"no_recording": _("There is an address of a recording. Clear one of the two.")}
            )

    def get_recording(self) -> Video | None:
        """The recording, or None: nothing promises one that is not there."""
        try:
            return parse_video_url(self.recording_url) if self.recording_url else None
        except ValidationError:
            return None

    def get_recording_fact(self) -> Recording:
        if self.get_recording():
            return Recording.AVAILABLE
        return Recording.NEVER if self.no_recording else Recording.EXPECTED

    def _find_recorded_since(self) -> datetime | None:
        """When the recording was first saved in the page's row, which a published version's own memory
        of it must not set back."""
        if self.get_recording() is None:
            return None
        saved = type(self)._default_manager.filter(pk=self.pk).exclude(recording_url="")
        return (
            saved.values_list("recorded_since", flat=True).first()
            or self.recorded_since
            or clock.now()
        )
