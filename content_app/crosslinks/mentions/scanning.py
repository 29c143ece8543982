"""Looks through the texts of pages, and keeps what they mention without a link."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base import clock

from .entries import Entry, Target, entry_of, targets_of
from .form_index import matcher_for, pages_that_may_name, store_forms
from .models import Dismissal, Mention, PageScan
from .texts import PageTexts, PlacedMention, latest_version
from .word_index import replace_words


def scan_page(page: Page) -> None:
    """Reads the newest version of `page`: its words go into the index, and what it mentions is kept."""
    with transaction.atomic():
        # First, since it locks the row: of two workers with one page, the second waits here.
        PageScan.objects.update_or_create(pk=page.pk, defaults={"scanned_at": clock.now()})
        texts = PageTexts(latest_version(page))
        replace_words({page.pk: texts.words()})
        found = unlinked_mentions(texts)
        store_mentions({page.pk: Counter(placed.entry for placed in found)})


def scan_for(instance: Model, at_most: int | None = None) -> None:
    """Brings up to date what the names of an entry are and which pages mention it; of these, `at_most` so many."""
    store_forms(instance)
    type_id, pk = entry = entry_of(instance)
    rows = mentions_of(entry)
    known = set(rows.values_list("page_id", flat=True))
    for page in pages_to_read(sorted(known | pages_that_may_name(instance))[:at_most]):
        times = Counter(p.entry for p in unlinked_mentions(PageTexts(latest_version(page))))
        with transaction.atomic():
            rows.filter(page_id=page.pk).delete()
            if times[entry]:
                Mention.objects.update_or_create(
                    page_id=page.pk,
                    entry_type_id=type_id,
                    entry_id=pk,
                    defaults={"times": times[entry]},
                )


def unlinked_mentions(texts: PageTexts, request: HttpRequest | None = None) -> list[PlacedMention]:
    """What a version of a page mentions and does not link to anywhere, in reading order."""
    page = texts.page
    matcher = matcher_for(texts.words(), page.locale_id)
    placed = list(texts.mentions(matcher, but_not={entry_of(page), *dismissed_on(page)}))
    targets = targets_of({mention.entry for mention in placed}, request)
    wanted = {entry for entry, target in targets.items() if not is_linked(texts, target)}
    return [mention for mention in placed if mention.entry in wanted]


def dismissed_on(page: Page) -> set[Entry]:
    rows = Dismissal.objects.filter(page_id=page.pk)
    return set(rows.values_list("entry_type_id", "entry_id"))


def is_linked(texts: PageTexts, target: Target) -> bool:
    if target.page_id:
        # A page does not link to itself either.
        return target.page_id in texts.linked_pages or target.page_id == texts.page.pk
    return target.url in texts.linked_addresses


def mentions_of(entry: Entry) -> QuerySet[Mention]:
    type_id, pk = entry
    return Mention.objects.filter(entry_type_id=type_id, entry_id=pk)


def pages_to_read(page_ids: Iterable[int]) -> Any:
    """An alias says what the page says that it repeats, and cannot be edited."""
    return Page.objects.filter(pk__in=list(page_ids), alias_of=None).specific()


def store_mentions(times_of: dict[int, Counter[Entry]]) -> None:
    """What each page mentions becomes what `times_of` says."""
    Mention.objects.filter(page_id__in=times_of).delete()
    mentions = [
        Mention(page_id=page_id, entry_type_id=type_id, entry_id=pk, times=number)
        for page_id, times in times_of.items()
        for (type_id, pk), number in times.items()
    ]
    # Another worker may have stored the same of a page since it was deleted here.
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
