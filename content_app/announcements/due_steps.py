"""What the runner writes down of announcements: that each began, or why it did not."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from content_app.base.querysets import only_published
from content_app.scheduling.sources import DueItem

from .models import AnnouncementStep


def beginnings(moment: datetime) -> Iterator[DueItem]:
    """Steps show by themselves when their time comes; here somebody looks whether they really do."""
    due = AnnouncementStep.objects.filter(is_begun=False, begins_at__lte=moment)
    due = due.select_related("page__live_revision").defer("page__live_revision__content")
    for step in due.order_by("begins_at", "pk"):
        yield DueItem(
            key=f"announcement:{step.pk}:{step.begins_at.isoformat()}",
            due_at=step.begins_at,
            describe=partial(_describe, step),
            carry_out=partial(_begin, step.pk, step.begins_at, moment),
            content_type_id=step.page.content_type_id,
            object_id=str(step.page_id),
            person_id=step.page.live_revision and step.page.live_revision.user_id,
        )


def _describe(step: AnnouncementStep) -> str:
    return _("Announce “%(title)s”: %(place)s") % {
        "title": step.page.title,
        "place": step.get_placement_display(),
    }


def _begin(step_id: int, begins_at: datetime, moment: datetime) -> str:
    step = (
        AnnouncementStep.objects.select_for_update().filter(pk=step_id, begins_at=begins_at).first()
    )
    if step is None:
        return _("The plan was changed at the last moment.")
    AnnouncementStep.objects.filter(pk=step_id).update(is_begun=True)
    if step.ends_at and step.ends_at <= moment:
        return _("It would have ended already when its turn came.")
    if not only_published(type(step.page).objects.filter(pk=step.page_id)).exists():
        return _("The page is not public.")
    return ""
