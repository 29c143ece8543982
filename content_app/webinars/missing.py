"""What a webinar still lacks, in a few words each, for a list of many."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from .models import WebinarPage
from .states import Standing


def missing_from(webinar: WebinarPage, moment: datetime) -> Iterator[str]:
    """`webinar` comes with its credits and their persons; nothing else is asked of the database."""
    if webinar.standing == Standing.POSTPONED:
        yield _("new date")
    elif not webinar.get_date():
        yield _("date")
    if webinar.standing != Standing.AS_PLANNED:
        return
    if not webinar.excerpt:
        yield _("summary")
    yield from _missing_of_speakers(webinar)
    if not webinar.is_over_at(moment):
        if not webinar.registration_url:
            yield _("address for registration")
    elif webinar.recording_url:
        if not webinar.transcript:
            yield _("transcript")
    elif not webinar.no_recording:
        yield _("recording")


def _missing_of_speakers(webinar: WebinarPage) -> Iterator[str]:
    speakers = [credit.person for credit in webinar.credits.all() if credit.person_id]
    if not speakers:
        yield _("speaker")
    for person in speakers:
        if not person.live:
            yield _("published profile of %(name)s") % {"name": person.name}
        elif not person.photo_id:
            yield _("photo of %(name)s") % {"name": person.name}
