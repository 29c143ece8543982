"""A draft with a plan goes online: at once, or on its date."""

from datetime import datetime

from wagtail.actions.publish_page_revision import PublishPageRevisionAction

from content_app.base import clock

from .plans import set_go_live


def publish_draft(page, goes_live_at: datetime | None, user) -> None:
    """Publishes `page`, the newest draft, for `user`; or has it wait for `goes_live_at` (UTC), if that lies ahead.

    Raises PublishPagePermissionError for a user who may not publish it.
    """
    waits = goes_live_at is not None and goes_live_at > clock.now()
    revision = page.get_latest_revision()
    if set_go_live(page, goes_live_at if waits else None) or revision is None:
        revision = page.save_revision(user=user, log_action=True)
    PublishPageRevisionAction(revision, user=user).execute()
