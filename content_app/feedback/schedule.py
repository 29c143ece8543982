"""By night the keys are deleted that are old, the words that were kept long enough, and later the answers."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from content_app.scheduling.nightly import once_a_night
from content_app.scheduling.sources import DueItem

from .models import ReaderAnswer
from .receiving import KEEP_KEYS_DAYS
from .settings import feedback_settings

AT = time(3, 0)


def nightly_deletion(moment: datetime) -> Iterator[DueItem]:
    outdated = _outdated_keys(moment) | _outdated_words(moment) | _outdated(moment)
    if ReaderAnswer.objects.filter(outdated).exists():
        yield from once_a_night("feedback", AT, moment, _describe, _carry_out)


def _outdated_keys(moment: datetime) -> Q:
    return ~Q(words_key="") & Q(day__lt=_days_before(moment, KEEP_KEYS_DAYS))


def _outdated_words(moment: datetime) -> Q:
    return ~Q(words="") & Q(day__lt=_days_before(moment, feedback_settings().keep_words_days))


def _outdated(moment: datetime) -> Q:
    return Q(day__lt=_days_before(moment, feedback_settings().keep_answers_days))


def _days_before(moment: datetime, days: int):
    return timezone.localdate(moment, timezone.get_default_timezone()) - timedelta(days=days)


def _describe() -> str:
    return _("Delete what need not be kept of readers’ answers")


def _carry_out() -> str:
    moment = timezone.now()
    ReaderAnswer.objects.filter(_outdated(moment)).delete()
    ReaderAnswer.objects.filter(_outdated_words(moment)).update(words="")
    ReaderAnswer.objects.filter(_outdated_keys(moment)).update(words_key="")
    return ""
