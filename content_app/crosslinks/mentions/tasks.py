"""What is done in the background, so that nobody who saves waits for it."""

from datetime import datetime

from django.apps import apps
from django_tasks import task
from wagtail.models import Page

from content_app.base import clock

from .models import PageScan
from .scanning import scan_for, scan_page


@task()
def scan_due_page(page_id: int) -> None:
    """Scans a page for which that is due; one that was saved again since waits until it is left alone."""
    due_at = PageScan.objects.filter(pk=page_id).values_list("due_at", flat=True).first()
    if due_at is None:
        return
    if due_at > clock.now() and enqueue_scan(page_id, due_at):
        return
    page = Page.objects.filter(pk=page_id, alias_of=None).first()
    if page is not None:
        scan_page(page)
    if not PageScan.objects.filter(pk=page_id, due_at=due_at).update(due_at=None):
        scan_due_page.enqueue(page_id)


@task()
def scan_for_entry(model_label: str, pk: int) -> None:
    instance = apps.get_model(model_label)._default_manager.filter(pk=pk).first()
    if instance is not None:
        scan_for(instance)


def enqueue_scan(page_id: int, due_at: datetime) -> bool:
    """False where this site's tasks cannot wait; nothing is enqueued then."""
    if not scan_due_page.get_backend().supports_defer:
        return False
    scan_due_page.using(run_after=due_at).enqueue(page_id)
    return True
