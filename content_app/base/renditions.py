"""Makes the images of a page or record as soon as it is published, in the background.

An AVIF of a large photograph takes seconds, which the first visitor would wait for. Which sizes there are is said in
templates alone, so this looks at what they show: the page, and its teaser in lists.
"""

from functools import partial
from urllib.parse import urlsplit

from django.apps import apps
from django.db import transaction
from django.template.loader import render_to_string
from django_tasks import task

from .models import ContentPage
from .own_site import response_at
from .priorities import BEHIND_ALL_OTHERS
from .records import Record


def make_when_published(instance, **kwargs) -> None:
    """Receiver of `page_published`, and of `published` for records, which pages send too."""
    if isinstance(instance, ContentPage | Record):
        make_later(instance)


def make_later(instance: ContentPage | Record) -> None:
    """Once it is committed what the page or record has become."""
    make = partial(make_renditions.enqueue, instance._meta.label, instance.pk)
    transaction.on_commit(make, robust=True)


@task(priority=BEHIND_ALL_OTHERS)
def make_renditions(model: str, pk: int) -> None:
    """Nothing happens where it is gone or not published any more."""
    shown = apps.get_model(model)._default_manager.filter(pk=pk, live=True).first()
    if shown is None:
        return
    # A record stands on a page of its own, and in the list of its index page.
    page = shown if isinstance(shown, ContentPage) else shown.get_index_page(None)
    site = page.get_site() if page else None
    if site is None:
        return
    for url in {page.get_url(), shown.get_url()}:
        # Where there are several sites, an address names its host.
        response_at(site.hostname, site.port, urlsplit(url).path)
    render_to_string("content_app/components/teaser.html", {"teaser": shown.get_teaser()})
