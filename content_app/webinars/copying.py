"""A new webinar that begins with what is reusable of an earlier one.

Wagtail's own copy takes everything along, as a translation and an alias must; `exclude_fields_in_copy` would clear
what belongs to the day in all of them.
"""

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction

LEFT_BEHIND = [
    # what belongs to the day; rows below the page are named here as fields are
    "starts_at",
    "ends_at",
    "held_on",
    "standing",
    "notice",
    "time_change_reason",
    "registration_url",
    # what the day left
    "recording_url",
    "no_recording",
    "slides",
    "transcript",
    # what was going on with the page itself
    "slug",
    "go_live_at",
    "expire_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
]


@transaction.atomic
def copy_as_new(webinar, title: str, user):
    """A draft beside the original, with a history of its own; `webinar` is the version that is copied."""
    return CopyPageAction(
        webinar,
        update_attrs={"title": title},
        exclude_fields=LEFT_BEHIND,
        copy_revisions=False,
        keep_live=False,
        user=user,
    ).execute()
