"""By night the figures are deleted that were kept long enough."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from content_app.scheduling.nightly import once_a_night
from content_app.scheduling.sources import DueItem

from .models import Figure
from .settings import figures_settings

AT = time(3, 0)


def nightly_deletion(moment: datetime) -> Iterator[DueItem]:
    if _outdated(moment).exists():
        yield from once_a_night("figures", AT, moment, _describe, _carry_out)


def _outdated(moment: datetime):
    today = timezone.localdate(moment, timezone.get_default_timezone())
    return Figure.objects.filter(day__lt=today - timedelta(days=figures_settings().keep_days))


def _describe() -> str:
    return _("Delete old figures about readers")


def _carry_out() -> str:
    _outdated(timezone.now()).delete()
    return ""
