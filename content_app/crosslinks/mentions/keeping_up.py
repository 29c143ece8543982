"""Receivers of signals: what is saved, published, taken offline or deleted is looked through soon after."""

from datetime import timedelta
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import AbstractPage, Page, Revision

from content_app.base import clock

from .entries import entry_of, kind_of
from .models import Dismissal, EntryForm, Mention, PageScan
from .tasks import enqueue_scan, scan_due_page, scan_for_entry

QUIET = timedelta(seconds=30)
"""A page is scanned when it has not been saved for so long; an editor's autosaves follow each other faster."""
LOST = timedelta(minutes=10)
"""What is overdue for so long was lost on its way."""


def scan_saved_version(sender, instance: Revision, raw: bool = False, **kwargs) -> None:
    """Receiver of `post_save` for revisions, which every save of a page writes."""
    model = ContentType.objects.get_for_id(instance.base_content_type_id).model_class()
    if raw or model is None or not issubclass(model, Page):
        return
    ask_for_scan(int(instance.object_id))


def scan_what_changed(sender, instance: Model, **kwargs) -> None:
    """Receiver of Wagtail's signals for what was published or taken offline."""
    if isinstance(instance, AbstractPage):
        ask_for_scan(instance.pk)
    if kind_of(instance):
        enqueue = partial(scan_for_entry.enqueue, instance._meta.label, instance.pk)
        transaction.on_commit(enqueue, robust=True)


def forget_entry(sender, instance: Model, **kwargs) -> None:
    """Receiver of `post_delete` of what has names."""
    type_id, pk = entry_of(instance)
    for model in (EntryForm, Mention, Dismissal):
        model._default_manager.filter(entry_type_id=type_id, entry_id=pk).delete()


def ask_for_scan(page_id: int) -> None:
    now = clock.now()
    due_at = now + QUIET
    scans = PageScan.objects.filter(pk=page_id)
    if scans.filter(due_at__gt=now - LOST).update(due_at=due_at):
        return  # It waits in the queue already, and will wait a little longer.
    if not scans.update(due_at=due_at):
        PageScan.objects.get_or_create(pk=page_id, defaults={"due_at": due_at})
    transaction.on_commit(partial(_enqueue, page_id, due_at), robust=True)


def _enqueue(page_id: int, due_at) -> None:
    if not enqueue_scan(page_id, due_at):
        scan_due_page.enqueue(page_id)
