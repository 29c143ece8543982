"""Keeps the steps that are looked up in step with the plans of published pages."""

from django.db import transaction

from content_app.base import shown

from .models import AnnouncedPage, AnnouncementStep
from .placements import Placement
from .plans import plan_of


def store_steps(instance, **kwargs) -> None:
    """Receiver of `page_published`: the steps become what the published plan says.

    A new time of the webinar moves them all; one that begins at another moment than before begins anew.
    """
    if not isinstance(instance, AnnouncedPage) or not instance.live:
        return
    planned = {step.key: step for step in plan_of(instance) if _counts(step)}
    with transaction.atomic():
        known = {step.key: step for step in instance.announcement_steps.select_for_update()}
        gone = [known[key] for key in known.keys() - planned.keys()]
        changed = [key for key, step in planned.items() if not _is_as_planned(known.get(key), step)]
        for row in gone:
            row.delete()
        for key in changed:
            step = planned[key]
            row = known.get(key) or AnnouncementStep(page_id=instance.pk, key=key)
            row.is_begun = row.is_begun and row.begins_at == step.begins_at
            row.placement = step.placement
            row.begins_at, row.ends_at = step.begins_at, step.ends_at
            row.save()
        if gone or changed:
            shown.tell(shown.rows_of(AnnouncementStep))


def _is_as_planned(row: AnnouncementStep | None, step) -> bool:
    planned = (step.placement, step.begins_at, step.ends_at)
    return row is not None and (row.placement, row.begins_at, row.ends_at) == planned


def _counts(step) -> bool:
    # The publication of the page itself is Wagtail's to keep.
    return step.is_on and step.placement is not Placement.PAGE and step.can_be_reached
