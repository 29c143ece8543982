"""Reads many pages for what they mention, compared with every name that there is; several processes share the work."""

import logging
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from multiprocessing import get_all_start_methods, get_context
from typing import Any

from django.db import DatabaseError, connections
from django.utils import translation
from wagtail.models import Revision

from .entries import Entry, Target, entry_of, targets_of
from .form_index import matcher_of
from .matcher import Matcher
from .models import Dismissal, EntryForm
from .scanning import is_linked, pages_to_read
from .texts import PageTexts, has_newer_draft

logger = logging.getLogger("content_app.crosslinks")

_AHEAD = 2
"""So many batches a process may wait for whoever stores them: what was read takes memory."""


@dataclass(frozen=True)
class Reading:
    """What was found in the newest versions of some pages, by page."""

    page_ids: list[int]
    words: dict[int, set[str]]
    mentions: dict[int, Counter[Entry]]

    def of(self, page_ids: set[int]) -> "Reading":
        """The same for those of the pages that are among `page_ids`."""
        return Reading(
            [pk for pk in self.page_ids if pk in page_ids],
            {pk: words for pk, words in self.words.items() if pk in page_ids},
            {pk: times for pk, times in self.mentions.items() if pk in page_ids},
        )


class Reader:
    """Knows the names of every entry: one automaton a language, made when its first page is read."""

    def __init__(self) -> None:
        self._matchers: dict[int, Matcher] = {}

    def read(self, page_ids: list[int]) -> Reading:
        reading = Reading(page_ids, {}, {})
        dismissed = _dismissed_on(page_ids)
        # Nobody reads the labels of blocks here, and to translate them takes time.
        with translation.override(None):
            for page, draft in _with_drafts(page_ids):
                try:
                    texts = PageTexts(draft.as_object() if draft else page)
                    words = texts.words()
                    times = self._unlinked(texts, {entry_of(page), *dismissed[page.pk]})
                except DatabaseError:
                    raise  # The other pages cannot be read either.
                except Exception:
                    # One page that nobody thought of must not keep all others from being read.
                    logger.exception("Could not read what page %s mentions.", page.pk)
                else:
                    reading.words[page.pk], reading.mentions[page.pk] = words, times
        return reading

    def _unlinked(self, texts: PageTexts, but_not: set[Entry]) -> Counter[Entry]:
        placed = texts.mentions(self._matcher(texts.page.locale_id), but_not)
        times = Counter(one.entry for one in placed)
        for entry in list(times):
            target = self._targets.get(entry)
            if target is None or is_linked(texts, target):
                del times[entry]
        return times

    def _matcher(self, locale_id: int) -> Matcher:
        if locale_id not in self._matchers:
            self._matchers[locale_id] = matcher_of(EntryForm.objects.filter(locale_id=locale_id))
        return self._matchers[locale_id]

    @cached_property
    def _targets(self) -> dict[Entry, Target]:
        entries = EntryForm.objects.filter(is_offered=True)
        return targets_of(set(entries.values_list("entry_type_id", "entry_id")))


def read_all(batches: Iterable[list[int]], processes: int) -> Iterator[Reading]:
    """The readings of `batches`, in their order. Where a machine cannot fork, one process reads all."""
    if processes < 2 or "fork" not in get_all_start_methods():
        yield from map(Reader().read, batches)
        return
    # A connection to the database cannot be shared: all processes begin with the first thing that is asked of them,
    # and until they have none is open.
    connections.close_all()
    fork = get_context("fork")
    with ProcessPoolExecutor(processes, mp_context=fork, initializer=_begin_process) as pool:
        pool.submit(_is_there).result()
        waiting: deque = deque()
        for batch in batches:
            waiting.append(pool.submit(_read_in_process, batch))
            if len(waiting) > processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _dismissed_on(page_ids: list[int]) -> dict[int, set[Entry]]:
    dismissed: dict[int, set[Entry]] = {page_id: set() for page_id in page_ids}
    rows = Dismissal.objects.filter(page_id__in=page_ids)
    for page_id, *entry in rows.values_list("page_id", "entry_type_id", "entry_id"):
        dismissed[page_id].add((entry[0], entry[1]))
    return dismissed


def _with_drafts(page_ids: list[int]) -> Iterator[tuple[Any, Revision | None]]:
    """Each page, and its draft where that is newer."""
    pages = list(pages_to_read(page_ids))
    keys = [page.latest_revision_id for page in pages if has_newer_draft(page)]
    drafts = Revision.objects.in_bulk(keys)
    for page in pages:
        yield page, drafts.get(page.latest_revision_id)


_reader: Reader


def _begin_process() -> None:
    global _reader
    _reader = Reader()


def _is_there() -> bool:
    return bool(_reader)


def _read_in_process(page_ids: list[int]) -> Reading:
    return _reader.read(page_ids)
