"""What expires goes without anybody being asked: links to it become words, and staff are told that there are some."""

import logging

from django.db import transaction
from django.utils.translation import ngettext

from .kinds import Action
from .models import Departure
from .referrers import referrers_to

logger = logging.getLogger("content_app.departures")


def note_expiry(instance, **kwargs) -> None:
    """Receiver of `page_unpublished` and `unpublished`; never in the way of the expiry itself."""
    if not instance.expired:
        return
    try:
        with transaction.atomic():
            _note(instance)
    except Exception:
        # What cannot be told to staff must not keep a page online that is to go.
        logger.exception("What refers to %r could not be looked up.", instance)


def _note(instance) -> None:
    referrers = referrers_to([instance])
    if not referrers:
        return
    note = ngettext(
        "One still refers to it: %(titles)s",
        "%(count)d still refer to it: %(titles)s",
        len(referrers),
    )
    titles = ", ".join(str(referrer.row) for referrer in referrers)
    Departure.objects.keep(
        action=Action.EXPIRE,
        label=str(instance)[:255],
        before={},
        note=(note % {"count": len(referrers), "titles": titles})[:255],
    )
