"""Keeps the steps that are looked up in step with the plans of published pages."""

from django.db import transaction

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
        for key in known.keys() - planned.keys():
            known[key].delete()
        for key, step in planned.items():
            row = known.get(key) or AnnouncementStep(page_id=instance.pk, key=key)
            row.is_begun = row.is_begun and row.begins_at == step.begins_at
            row.placement = step.placement
            row.begins_at, row.ends_at = step.begins_at, step.ends_at
            row.save()


def _counts(step) -> bool:
    # The publication of the page itself is Wagtail's to keep.
    return step.is_on and step.placement is not Placement.PAGE and step.can_be_reached
