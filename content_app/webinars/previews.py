"""The stages of a webinar at which an editor can look at its page before readers do."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from .states import RECORDING_EXPECTED_FOR, STARTING_SOON_FROM, Standing


class Stage(models.TextChoices):
    NOW = "", _("Now")
    BEFORE = "before", _("Before it begins")
    STARTING_SOON = "starting_soon", _("Starting soon")
    LIVE = "live", _("While it is live")
    AWAITING_RECORDING = "awaiting_recording", _("Over, the recording follows")
    AFTERWARDS = "afterwards", _("Long over")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")

    @classmethod
    def _missing_(cls, value):
        # The address of a preview can be typed, and a moment be asked for that is no stage.
        return cls.NOW


_AHEAD_OF_START = {
    Stage.BEFORE: STARTING_SOON_FROM + timedelta(days=1),
    Stage.STARTING_SOON: STARTING_SOON_FROM,
    Stage.LIVE: timedelta(0),
}


def put_into(webinar, stage: Stage, moment: datetime) -> datetime:
    """Change `webinar` (which is not to be saved) into what it will be at `stage`.

    Returns the moment as of which to look at it. A webinar without an hour is given that of `moment`
    where the stage needs one.
    """
    if stage is Stage.NOW:
        return moment
    if stage in {Stage.POSTPONED, Stage.CANCELLED}:
        webinar.standing = Standing(stage.value)
        return moment
    webinar.standing = Standing.AS_PLANNED
    if webinar.starts_at is None and not (webinar.held_on and stage is Stage.AFTERWARDS):
        webinar.starts_at, webinar.held_on = moment, None
    if stage is Stage.AWAITING_RECORDING:
        webinar.recording_url, webinar.no_recording = "", False
    if stage is Stage.AWAITING_RECORDING:
        return webinar.get_over_at()
    if stage is Stage.AFTERWARDS:
        return webinar.get_over_at() + RECORDING_EXPECTED_FOR
    return webinar.starts_at - _AHEAD_OF_START[stage]
