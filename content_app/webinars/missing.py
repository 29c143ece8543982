"""What a webinar still lacks; the desk names it in a few words, the preflight in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .models import WebinarPage
from .states import Standing


class Lack(TextChoices):
    """Each with its name on the desk."""

    NEW_DATE = "new_date", _("new date")
    DATE = "date", _("date")
    SUMMARY = "summary", _("summary")
    SPEAKER = "speaker", _("speaker")
    PUBLISHED_PROFILE = "published_profile", _("published profile of %(name)s")
    PHOTO = "photo", _("photo of %(name)s")
    REGISTRATION = "registration", _("address for registration")
    TRANSCRIPT = "transcript", _("transcript")
    RECORDING = "recording", _("recording")


@dataclass(frozen=True)
class Missing:
    lack: Lack
    name: str = ""
    """Of the person whose it is."""

    def __str__(self):
        return str(self.lack.label) % {"name": self.name}


def missing_from(webinar: WebinarPage, moment: datetime) -> Iterator[Missing]:
    """`webinar` comes with its credits and their persons; nothing else is asked of the database."""
    if webinar.standing == Standing.POSTPONED:
        yield Missing(Lack.NEW_DATE)
    elif not webinar.get_date():
        yield Missing(Lack.DATE)
    if webinar.standing != Standing.AS_PLANNED:
        return
    if not webinar.excerpt:
        yield Missing(Lack.SUMMARY)
    yield from _missing_of_speakers(webinar)
    if not webinar.is_over_at(moment):
        if not webinar.registration_url:
            yield Missing(Lack.REGISTRATION)
    elif webinar.recording_url:
        if not webinar.transcript:
            yield Missing(Lack.TRANSCRIPT)
    elif not webinar.no_recording:
        yield Missing(Lack.RECORDING)


def _missing_of_speakers(webinar: WebinarPage) -> Iterator[Missing]:
    speakers = [credit.person for credit in webinar.credits.all() if credit.person_id]
    if not speakers:
        yield Missing(Lack.SPEAKER)
    for person in speakers:
        if not person.live:
            yield Missing(Lack.PUBLISHED_PROFILE, person.name)
        elif not person.photo_id:
            yield Missing(Lack.PHOTO, person.name)
