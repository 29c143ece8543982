"""Telling the person who scheduled something that it did not happen."""

import logging

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url

from .models import LedgerEntry

logger = logging.getLogger("content_app.scheduling")


def report_failure(entry: LedgerEntry) -> None:
    """A mail to that person; the dashboard says it to everybody who publishes."""
    if not (entry.person and entry.person.email):
        return
    address = (get_admin_base_url() or "") + reverse("scheduled_actions_report")
    lines = [
        _("This was due on %(moment)s and did not happen:")
        % {"moment": date_format(localtime(entry.due_at), "DATETIME_FORMAT")},
        entry.label,
        _("The reason: %(reason)s") % {"reason": entry.reason},
        _("It will be tried again by itself.")
        if entry.retry_at
        else _("It will not be tried again."),
        address,
    ]
    try:
        send_mail(
            _("Not done on time: %(what)s") % {"what": entry.label},
            "\n\n".join(lines),
            [entry.person.email],
        )
    except Exception:
        # A mail server that is away must not keep the schedule from being kept.
        logger.exception("Could not tell anybody of a failure.")
