"""Keeps the search in step with the therapies and studies by whose names a condition is found."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django_tasks import task
from wagtail.models import ReferenceIndex
from wagtail.search import index

from content_app.base.priorities import BEHIND_ALL_OTHERS

from .models import ConditionPage


def index_conditions_that_name(instance: Model, **kwargs) -> None:
    """Receiver of `published` and `unpublished`: conditions name what readers can open, by its present name."""
    index_conditions.enqueue(instance._meta.label, instance.pk)


@task(priority=BEHIND_ALL_OTHERS)
def index_conditions(label: str, key: int) -> None:
    record = apps.get_model(label).objects.filter(pk=key).first()
    if record is None:
        return
    kind = ContentType.objects.get_for_model(ConditionPage)
    references = ReferenceIndex.get_references_to(record).filter(content_type=kind)
    keys = set(references.values_list("object_id", flat=True))
    for condition in ConditionPage.objects.filter(pk__in=keys).iterator():
        index.insert_or_update_object(condition)
