"""What conditions show on the pages of others."""

from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from content_app.base import shown
from content_app.base.specific import published_for_teasers
from content_app.base.teasers import TeaserGroup
from content_app.evidence.models import Study, Therapy

from .models import ConditionPage


def conditions_that_mention(context) -> str:
    """The conditions whose pages speak of a therapy or a study, for its public page."""
    record, request = context.get("record"), context.get("request")
    if not isinstance(record, Therapy | Study) or not record.pk:
        return ""
    shown.note(shown.about(record.translation_key))
    page_ids = (
        ReferenceIndex.get_references_to(record)
        .filter(content_type=ContentType.objects.get_for_model(ConditionPage))
        .values_list("object_id", flat=True)
    )
    type_id = ContentType.objects.get_for_model(ConditionPage).pk
    conditions = published_for_teasers((int(page_id), type_id) for page_id in set(page_ids))
    conditions.sort(key=lambda condition: condition.title)
    teasers = tuple(condition.get_teaser(request) for condition in conditions)
    if not teasers:
        return ""
    group = TeaserGroup(heading=_("Conditions that it is used or studied for"), teasers=teasers)
    return render_to_string("content_app/components/related.html", {"groups": [group]})
