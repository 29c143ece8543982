"""Which pages are about similar things, by the rare words of their titles, summaries and other names.

Pages are compared when one of them is published, in the background: one query a page type and one for all names, then
plain sets of words: 5,000 pages in a fifth of a second (PostgreSQL, one core). Readers' pages look up what was found.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import partial
from math import log

from django.db import transaction
from django.db.models import Q
from django_tasks import task
from wagtail.models import Page

from content_app.base import shown
from content_app.base.text import without_accents

from .models import Likeness, OtherName
from .pages import RelatingPage, relating_models

MOST_ALIKE = 6
"""So many are kept of each page."""
SHARED_WORDS = 2
"""Fewer words in common are chance."""
COMMON = 8
"""A word that more than one in so many pages have says nothing about any of them. A site of a dozen pages cannot tell
its rare words from its common ones, and has no pages that are alike."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_when_published(instance, **kwargs) -> None:
    """Receiver of `page_published`."""
    if isinstance(instance, RelatingPage):
        transaction.on_commit(partial(compare.enqueue, instance.pk), robust=True)


@task()
def compare(page_id: int) -> None:
    """Find anew what is like this page; nothing where it is gone or not published any more."""
    page = Page.objects.filter(pk=page_id).only("locale_id").first()
    if page is not None:
        _store(page_id, Vocabulary.of_locale(page.locale_id).pages_like(page_id))


def compare_all(locale_ids: Iterable[int]) -> int:
    """Find anew what is like each page; answers how many pages there are."""
    compared = 0
    shown.tell(shown.EVERYTHING)
    for locale_id in locale_ids:
        vocabulary = Vocabulary.of_locale(locale_id)
        with transaction.atomic():
            Likeness.objects.filter(page__locale_id=locale_id).delete()
            for page_id in vocabulary.words:
                _add(page_id, vocabulary.pages_like(page_id))
        compared += len(vocabulary.words)
    return compared


class Vocabulary:
    """The words by which pages of one language are compared, by the pages' keys."""

    def __init__(self, texts: dict[int, str]):
        self.words = {page_id: words_of(text) for page_id, text in texts.items()}
        self._pages_with: dict[str, list[int]] = defaultdict(list)
        for page_id, words in self.words.items():
            for word in words:
                self._pages_with[word].append(page_id)

    @classmethod
    def of_locale(cls, locale_id: int) -> "Vocabulary":
        texts: dict[int, str] = {}
        for model in relating_models():
            pages = model.objects.published().filter(locale_id=locale_id)
            rows = pages.values_list("pk", "title", "summary", "generated_summary")
            texts |= {
                pk: f"{title} {summary or generated}" for pk, title, summary, generated in rows
            }
        names = OtherName.objects.filter(page__locale_id=locale_id).values_list("page_id", "name")
        for page_id, name in names:
            if page_id in texts:
                texts[page_id] += f" {name}"
        return cls(texts)

    def pages_like(self, page_id: int) -> list[int]:
        """Those that share most with the page, a rarer word counting for more."""
        shared: Counter[int] = Counter()
        weights: dict[int, float] = defaultdict(float)
        for word in self.words.get(page_id, ()):
            pages = self._pages_with[word]
            if len(pages) * COMMON > len(self.words):
                continue
            for other in pages:
                shared[other] += 1
                weights[other] += log(len(self.words) / len(pages))
        alike = [other for other in shared if other != page_id and shared[other] >= SHARED_WORDS]
        return sorted(alike, key=lambda other: (-weights[other], -other))[:MOST_ALIKE]


def words_of(text: str) -> set[str]:
    """The words of a text, whatever their case and accents."""
    return set(_WORD.findall(without_accents(text.casefold())))


def _store(page_id: int, alike: list[int]) -> None:
    with transaction.atomic():
        rows = Likeness.objects.filter(Q(page=page_id) | Q(other=page_id))
        before = {pk for pair in rows.values_list("page", "other") for pk in pair}
        rows.delete()
        _add(page_id, alike)
        # Each of them may suggest this page from now on, or no longer.
        if different := before.symmetric_difference({page_id, *alike}) - {page_id}:
            shown.tell(*(shown.about(shown.row(Page, pk)) for pk in {page_id, *different}))


def _add(page_id: int, alike: list[int]) -> None:
    rows = [Likeness(page_id=page_id, other_id=other) for other in alike]
    Likeness.objects.bulk_create(rows, ignore_conflicts=True)
