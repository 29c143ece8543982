"""Publications and expiries in the calendar: those to come, and what the ledger says of those that were due."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    Exists,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision

from .models import LedgerEntry
from .planned import PlannedItem, PlannedKind, PlannedSource, Row, Span, is_overdue
from .publishing import (
    EXPIRY,
    PUBLICATION,
    models_that_expire,
    words_for_expiry,
    words_for_publication,
)

PUBLICATIONS = PlannedKind("publication", gettext_lazy("Publications"), "view")
EXPIRIES = PlannedKind("expiry", gettext_lazy("Expiries"), "no-view")


def ledger_source(kind: PlannedKind, prefix: str) -> PlannedSource:
    """What became of that which was due, for the ledger's keys that begin with `prefix`."""

    def rows(span: Span) -> QuerySet:
        entries = LedgerEntry.objects.filter(key__startswith=f"{prefix}:")
        due = entries.filter(due_at__gte=span.begins_at, due_at__lt=span.ends_at)
        facts = due.values_list("due_at", "label", "status", "content_type_id", "object_id")
        return facts.order_by("due_at", "pk")

    return PlannedSource(kind, rows, partial(_describe_outcome, kind))


def _describe_outcome(kind: PlannedKind, row: Row) -> PlannedItem:
    at, label, status, content_type_id, key = row
    return PlannedItem(
        kind=kind,
        at=at,
        label=label,
        detail=str(LedgerEntry.Status(status).label),
        needs_somebody=status in LedgerEntry.NEEDS_SOMEBODY,
        model=_model_of(content_type_id),
        key=key,
    )


def _publications(span: Span) -> QuerySet:
    approved = Revision.objects.filter(
        approved_go_live_at__gte=span.begins_at, approved_go_live_at__lt=span.ends_at
    )
    is_in_ledger = LedgerEntry.objects.filter(
        key__startswith=f"{PUBLICATION}:",
        content_type_id=OuterRef("base_content_type_id"),
        object_id=OuterRef("object_id"),
        due_at=OuterRef("approved_go_live_at"),
    )
    return (
        approved.filter(~Exists(is_in_ledger))
        .order_by("approved_go_live_at", "pk")
        .values_list("approved_go_live_at", "object_str", "base_content_type_id", "object_id")
    )


def _describe_publication(row: Row) -> PlannedItem:
    at, title, content_type_id, key = row
    return PlannedItem(
        kind=PUBLICATIONS,
        at=at,
        label=words_for_publication(title),
        detail=_("Overdue") if is_overdue(at) else "",
        needs_somebody=is_overdue(at),
        model=_model_of(content_type_id),
        key=key,
    )


def _expiries(span: Span) -> QuerySet:
    """Of all models in one query; what is only going to be published expires as well."""
    first, *others = [_expiries_of(model, span) for model in models_that_expire()]
    return first.union(*others, all=True).order_by("expire_at", "model_id", "key")


def _expiries_of(model: type[Any], span: Span) -> QuerySet:
    model_id = ContentType.objects.get_for_model(model).pk
    will_be_live = Revision.objects.filter(
        approved_go_live_at__isnull=False,
        base_content_type_id=model_id,
        object_id=OuterRef("key"),
    )
    is_in_ledger = LedgerEntry.objects.filter(
        key__startswith=f"{EXPIRY}:",
        content_type_id=model_id,
        object_id=OuterRef("key"),
        due_at=OuterRef("expire_at"),
    )
    return (
        model._default_manager.filter(expire_at__gte=span.begins_at, expire_at__lt=span.ends_at)
        .order_by()
        .annotate(
            key=Cast("pk", CharField()),
            model_id=Value(model_id, output_field=IntegerField()),
            words=Coalesce(
                "live_revision__object_str",
                "latest_revision__object_str",
                "title" if model is Page else Value(""),
                output_field=TextField(),
            ),
        )
        .filter(Q(live=True) | Exists(will_be_live), ~Exists(is_in_ledger))
        .values_list("expire_at", "words", "model_id", "key")
    )


def _describe_expiry(row: Row) -> PlannedItem:
    at, words, model_id, key = row
    model = _model_of(model_id)
    return PlannedItem(
        kind=EXPIRIES,
        at=at,
        label=words_for_expiry(words or _kind_and_key(model, key)),
        detail=_("Overdue") if is_overdue(at) else "",
        needs_somebody=is_overdue(at),
        model=model,
        key=key,
    )


def _kind_and_key(model: type[Model] | None, key: str) -> str:
    """What a snippet without versions is called: its own words would take a query for each."""
    return f"{capfirst(model._meta.verbose_name)} {key}" if model else key


def _model_of(content_type_id: int | None) -> type[Model] | None:
    """Remembered by Django from the first request on."""
    if content_type_id is None:
        return None
    return ContentType.objects.get_for_id(content_type_id).model_class()


publications = PlannedSource(PUBLICATIONS, _publications, _describe_publication)
expiries = PlannedSource(EXPIRIES, _expiries, _describe_expiry)
past_publications = ledger_source(PUBLICATIONS, PUBLICATION)
past_expiries = ledger_source(EXPIRIES, EXPIRY)
