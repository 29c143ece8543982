"""What is shown of all that answers a visitor's query."""

import re
from collections.abc import Iterable, Mapping

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from content_app.base.kept_entries import kept_entries
from content_app.base.shown import Row
from content_app.blog.questions import Question
from content_app.crosslinks.mentions.form_index import forms_that_are
from content_app.crosslinks.mentions.models import EntryForm
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person

from .entries import make_entries
from .finding import find
from .naming import called, put_first
from .queries import VisitorQuery
from .scope import Found, Scope
from .spelling import respelled

PAGES_PER_PAGE = 10

_MARKS = ' "“”„«».,;:?!'
_IN_QUOTES = re.compile(r'^"([^"]*)"$')


class SearchResults:
    """What was found, in three lists of entries as a template has rendered them."""

    def __init__(self, text: str, request: HttpRequest):
        self.text = text.strip()
        self._query = VisitorQuery.parse(self.text)
        self._request = request

    @cached_property
    def page_obj(self):
        """Which of the found pages are shown."""
        found = self._found.get(Page, [])[: self._scope.most_pages]
        return Paginator(found, PAGES_PER_PAGE).get_page(self._request.GET.get("page"))

    @property
    def are_more(self) -> bool:
        """Whether more pages answer than can be leafed through."""
        return len(self._found.get(Page, [])) > self._scope.most_pages

    @cached_property
    def pages(self) -> list[SafeString]:
        return self._entries(self.page_obj)

    @cached_property
    def questions(self) -> list[SafeString]:
        return self._entries(self._rows(Question))

    @cached_property
    def records(self) -> list[SafeString]:
        return self._entries(self._rows(Person, Therapy, Study))

    @property
    def has_found(self) -> bool:
        return bool(self.page_obj.paginator.count or self.questions or self.records)

    @cached_property
    def _scope(self) -> Scope:
        return Scope.of_request(self._request)

    @property
    def is_loose(self) -> bool:
        """Whether nothing has all of the words, and something has one of them or one that begins alike."""
        return not any(self._strictly_found.values()) and self.has_found

    @cached_property
    def suggestion(self) -> str | None:
        """What was probably meant, if it would find something, where nothing has what was typed."""
        if self._query is None or any((*self._strictly_found.values(), *self._called.values())):
            return None
        words = " ".join((*self._query.words, *self._query.phrases)).split()
        text = respelled(words, self._scope.locale_id)
        query = VisitorQuery.parse(text) if text else None
        return text if query and any(find(query, self._scope).values()) else None

    @property
    def in_quotes(self) -> str:
        """What was typed, for a sentence that puts it in quotation marks."""
        return _IN_QUOTES.sub(r"\1", self.text)

    @cached_property
    def names(self) -> list[EntryForm]:
        """Those that what was typed is, but for marks around it."""
        if self._query is None:
            return []
        return forms_that_are(self.text.strip(_MARKS), self._scope.locale_id)

    @property
    def is_name_of_record(self) -> bool:
        """Whether a record is meant, and no page that mentions it."""
        return any(self._called.get(kind) for kind in (Person, Therapy, Study))

    @cached_property
    def _called(self) -> Found:
        return called(self.names, self._scope)

    @cached_property
    def _strictly_found(self) -> Found:
        return find(self._query, self._scope) if self._query else {}

    @cached_property
    def _found(self) -> Found:
        found = self._strictly_found
        if self._query and not any(found.values()):
            found = find(self._query, self._scope, is_loose=True)
        return put_first(self._called, found, self._scope)

    @cached_property
    def _texts(self) -> Mapping[Row, str]:
        """Of all three lists together, in one look-up."""
        rows = [*self.page_obj, *self._rows(Question, Person, Therapy, Study)]
        return kept_entries(self._request, rows, make_entries)

    def _rows(self, *kinds) -> list[Row]:
        return [row for kind in kinds for row in self._found.get(kind, [])]

    def _entries(self, rows: Iterable[Row]) -> list[SafeString]:
        # What a template has rendered is safe.
        return [mark_safe(self._texts[row]) for row in rows if self._texts[row]]  # noqa: S308
