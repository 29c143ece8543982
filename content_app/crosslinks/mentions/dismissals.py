"""Suggestions that somebody does not want, for one page or by one name everywhere; and wants after all."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base import clock

from .addresses import key_of
from .entries import Entry, Target, targets_of
from .form_index import forms_for
from .keeping_up import ask_for_scan
from .models import Dismissal, EntryForm
from .scanning import mentions_of
from .tasks import scan_for_entry
from .texts import PageTexts


@dataclass(frozen=True)
class Dismissed:
    entry: Entry
    target: Target
    name: str
    """Empty where it is dismissed for the page alone."""

    @property
    def entry_key(self) -> str:
        return key_of(self.entry)


def dismiss_on_page(page: Page, entry: Entry, user) -> None:
    """No link of `page` to the entry is suggested any more."""
    type_id, pk = entry
    Dismissal.objects.get_or_create(
        page_id=page.pk,
        entry_type_id=type_id,
        entry_id=pk,
        defaults={"dismissed_by": user, "dismissed_at": clock.now()},
    )
    mentions_of(entry).filter(page_id=page.pk).delete()


def dismiss_everywhere(entry: Entry, name: str, user) -> None:
    """No link to the entry is suggested by this one of its names any more."""
    type_id, pk = entry
    Dismissal.objects.get_or_create(
        page=None,
        entry_type_id=type_id,
        entry_id=pk,
        name=name,
        defaults={"dismissed_by": user, "dismissed_at": clock.now()},
    )
    _forms(entry, name).update(is_offered=False)
    _scan_again(entry)


def suggest_again_on_page(page: Page, entry: Entry) -> None:
    type_id, pk = entry
    Dismissal.objects.filter(page_id=page.pk, entry_type_id=type_id, entry_id=pk).delete()
    ask_for_scan(page.pk)


def suggest_again_everywhere(entry: Entry, name: str) -> None:
    type_id, pk = entry
    everywhere = Dismissal.objects.filter(page=None, entry_type_id=type_id, entry_id=pk, name=name)
    if everywhere.delete()[0]:
        _forms(entry, name).update(is_offered=True)
        _scan_again(entry)


def dismissed_in(version: Any, request: HttpRequest | None = None) -> list[Dismissed]:
    """What would be suggested for a version of a page, had nobody dismissed it for this page or by this name."""
    rows = list(_dismissals_in(version))
    targets = targets_of({row.entry for row in rows}, request)
    return [
        Dismissed(row.entry, targets[row.entry], row.name) for row in rows if row.entry in targets
    ]


def _dismissals_in(version: Any) -> Iterator[Dismissal]:
    forms = forms_for(PageTexts(version).words(), version.locale_id)
    named = {(form.entry, form.name) for form in forms}
    wanted = Q(page_id=version.pk) | Q(page=None, name__in=[name for _entry, name in named])
    for row in Dismissal.objects.filter(wanted).order_by("pk"):
        if row.page_id or (row.entry, row.name) in named:
            yield row


def _forms(entry: Entry, name: str):
    type_id, pk = entry
    return EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk, name=name)


def _scan_again(entry: Entry) -> None:
    type_id, pk = entry
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is not None:
        transaction.on_commit(partial(scan_for_entry.enqueue, model._meta.label, pk), robust=True)
