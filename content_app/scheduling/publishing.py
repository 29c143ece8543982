"""What Wagtail's own columns schedule: versions that go live, and what expires."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache, partial
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Page, Revision

from . import ledger
from .sources import DueItem

PUBLICATION, EXPIRY = "publication", "expiry"
"""With which word the names in the ledger begin."""


def publications(moment: datetime) -> Iterator[DueItem]:
    due = Revision.objects.filter(approved_go_live_at__lte=moment).order_by("approved_go_live_at")
    for revision in due.defer("content"):
        yield DueItem(
            key=f"{PUBLICATION}:{revision.pk}:{revision.approved_go_live_at.isoformat()}",
            due_at=revision.approved_go_live_at,
            describe=partial(words_for_publication, revision.object_str),
            carry_out=partial(_publish, revision.pk, revision.approved_go_live_at),
            content_type_id=revision.base_content_type_id,
            object_id=revision.object_id,
            person_id=revision.user_id,
        )


def expiries(moment: datetime) -> Iterator[DueItem]:
    """Of all models in one query, since the runner asks every second."""
    for label, key, expire_at, published_at, person_id in _expired(moment):
        model = apps.get_model(label)
        # What was published again after it had expired may expire again.
        publication = published_at.isoformat() if published_at else ""
        yield DueItem(
            key=f"{EXPIRY}:{label}:{key}:{expire_at.isoformat()}:{publication}",
            due_at=expire_at,
            describe=partial(_describe_expiry, model, key),
            carry_out=partial(_unpublish, model, key, expire_at),
            content_type_id=ContentType.objects.get_for_model(model).pk,
            object_id=key,
            person_id=person_id,
        )


def next_change(moment: datetime) -> datetime | None:
    """When the first of these happens that is still to happen: in the future, or at the runner's next attempt."""
    planned_at = _first_of_all_planned()
    if planned_at is None or planned_at > moment:
        return planned_at
    attempt_at = ledger.next_attempt([*publications(moment), *expiries(moment)], moment)
    changes = (attempt_at, _first_planned(after=moment))
    return min((change for change in changes if change is not None), default=None)


def words_for_publication(title: str) -> str:
    return _("Publish “%(title)s”") % {"title": title}


def words_for_expiry(title: str) -> str:
    return _("Take offline “%(title)s”") % {"title": title}


@cache
def models_that_expire() -> tuple[type[Any], ...]:
    snippets = (
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    )
    return (Page, *snippets)


def _publish(revision_id: int, approved_for: datetime) -> str:
    revisions = Revision.objects.select_for_update().filter(pk=revision_id)
    revision = revisions.filter(approved_go_live_at=approved_for).first()
    if revision is None:
        return _("The schedule was changed at the last moment.")
    revision.publish(log_action="wagtail.publish.scheduled")
    return ""


def _expired(moment: datetime) -> Iterator[tuple[str, str, datetime, datetime | None, int | None]]:
    first, *others = [
        model._default_manager.filter(live=True, expire_at__lte=moment)
        .order_by()
        .annotate(
            model_label=Value(model._meta.label, output_field=CharField()),
            key=Cast("pk", CharField()),
        )
        .values_list("model_label", "key", "expire_at", "last_published_at", "live_revision__user")
        for model in models_that_expire()
    ]
    yield from first.union(*others, all=True)


def _first_of_all_planned() -> datetime | None:
    """As `_first_planned` without a moment. Every visitor's request asks, and to build the query took longer than the
    answer: it is built once."""
    with connection.cursor() as cursor:
        cursor.execute(*_query_for_first_planned(connection.vendor))
        row = cursor.fetchone()
    planned_at = row and row[0]
    column = Revision._meta.get_field("approved_go_live_at").get_col(Revision._meta.db_table)
    for convert in connection.ops.get_db_converters(column):
        planned_at = convert(planned_at, column, connection)
    return planned_at


@cache
def _query_for_first_planned(vendor: str) -> tuple[str, tuple]:
    return _planned().query.sql_with_params()


def _first_planned(after: datetime) -> datetime | None:
    return next(iter(_planned(after)), None)


def _planned(after: datetime | None = None) -> QuerySet:
    """What is planned, the first of all first; in one query."""
    plans = [
        Revision.objects.annotate(planned_at=F("approved_go_live_at")),
        *(
            model._default_manager.filter(live=True).annotate(planned_at=F("expire_at"))
            for model in models_that_expire()
        ),
    ]
    is_planned = Q(planned_at__gt=after) if after else Q(planned_at__isnull=False)
    first, *others = [
        plan.filter(is_planned).order_by().values_list("planned_at", flat=True) for plan in plans
    ]
    return first.union(*others, all=True).order_by("planned_at")[:1]


def _describe_expiry(model: type[Any], key: str) -> str:
    return words_for_expiry(str(model._default_manager.get(pk=key)))


def _unpublish(model: type[Any], key: str, expires_at: datetime) -> str:
    expired = model._default_manager.select_for_update()
    instance = expired.filter(pk=key, live=True, expire_at=expires_at).first()
    if instance is None:
        return _("The schedule was changed at the last moment.")
    instance.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return ""
