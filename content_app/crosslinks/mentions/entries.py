"""What texts mention: which pages and records have names, what these are, and where a link to them leads.

A domain registers its models in `AppConfig.ready()`; of two entries with one name, that of the model registered first
is meant.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import escape
from wagtail.models import Page

from content_app.base.querysets import only_published
from content_app.crosslinks.models import OtherName

from .forms import Name

Entry = tuple[int, int]
"""The key of a content type, and that of a page or record of this type."""

_FEWEST_LETTERS = 2


@dataclass(frozen=True)
class EntryKind:
    model: type[Model]
    fields: tuple[str, ...]
    rank: int
    are_people: bool
    linked_page_field: str


@dataclass(frozen=True)
class Target:
    """Where a link to an entry leads, as rich text keeps it."""

    title: str
    kind: str
    page_id: int | None = None
    url: str = ""

    @property
    def attributes(self) -> str:
        """Those of the link's element."""
        return (
            f'linktype="page" id="{self.page_id}"' if self.page_id else f'href="{escape(self.url)}"'
        )


_kinds: dict[type[Model], EntryKind] = {}


def register(
    model: type[Model], *fields: str, are_people: bool = False, linked_page_field: str = ""
) -> None:
    """Texts mention the instances of `model` by the values of `fields`, and by their other names.

    A link leads to the instance itself, or to the page that is chosen in `linked_page_field`.
    """
    if model not in _kinds:
        _kinds[model] = EntryKind(model, fields, len(_kinds), are_people, linked_page_field)


def kind_of(instance: Model) -> EntryKind | None:
    return _kinds.get(type(instance))


def kinds() -> Collection[EntryKind]:
    return _kinds.values()


def entry_of(instance: Model) -> Entry:
    return ContentType.objects.get_for_model(instance).pk, instance.pk


def instance_of(entry: Entry) -> Any:
    """The page or record; None where it is gone, or has no names."""
    type_id, pk = entry
    for kind in kinds():
        if ContentType.objects.get_for_model(kind.model).pk == type_id:
            return kind.model._default_manager.filter(pk=pk).first()
    return None


def names_of(instance: Any) -> Iterator[Name]:
    """Each name once, the one that stands first in the entry's form first."""
    kind, entry = _kinds[type(instance)], entry_of(instance)
    seen = set()
    for text, is_abbreviation in _texts_of(instance, kind):
        if sum(map(str.isalnum, text)) >= _FEWEST_LETTERS and text not in seen:
            seen.add(text)
            yield Name(entry, text, is_abbreviation, is_person=kind.are_people)


def targets_of(entries: Iterable[Entry], request: HttpRequest | None = None) -> dict[Entry, Target]:
    """Where links to `entries` lead, but for those that readers cannot open: one or two queries a model."""
    ids: dict[int, set[int]] = defaultdict(set)
    for type_id, pk in entries:
        ids[type_id].add(pk)
    targets = {}
    for kind in kinds():
        type_id = ContentType.objects.get_for_model(kind.model).pk
        if type_id in ids:
            for pk, target in _targets_of_kind(kind, ids[type_id], request):
                targets[type_id, pk] = target
    return targets


def _texts_of(instance: Any, kind: EntryKind) -> Iterator[tuple[str, bool]]:
    for field in kind.fields:
        if text := (getattr(instance, field) or "").strip():
            yield text, False
    if hasattr(instance, "other_names"):
        for other in instance.other_names.all():
            yield other.name.strip(), other.kind == OtherName.Kind.ABBREVIATION


def _targets_of_kind(
    kind: EntryKind, ids: set[int], request: HttpRequest | None
) -> Iterator[tuple[int, Target]]:
    label = str(kind.model._meta.verbose_name)
    instances = kind.model._default_manager.filter(pk__in=ids)
    if kind.linked_page_field:
        column = f"{kind.linked_page_field}_id"
        leads = dict(instances.filter(live=True).values_list("pk", column))
        pages = _published_titles({page_id for page_id in leads.values() if page_id})
        for pk, page_id in leads.items():
            if page_id in pages:
                yield pk, Target(pages[page_id], label, page_id=page_id)
    elif issubclass(kind.model, Page):
        for pk, title in _published_titles(ids).items():
            yield pk, Target(title, label, page_id=pk)
    else:
        yield from _targets_of_records(instances.filter(live=True), label, request)


def _published_titles(page_ids: set[int]) -> dict[int, str]:
    pages = only_published(Page.objects.filter(pk__in=page_ids))
    return dict(pages.values_list("pk", "title"))


def _targets_of_records(
    records: Iterable[Any], label: str, request: HttpRequest | None
) -> Iterator[tuple[int, Target]]:
    index_urls: dict[int, str | None] = {}
    for record in records:
        if record.locale_id not in index_urls:
            index_page = record.get_index_page(request)
            index_urls[record.locale_id] = index_page and index_page.get_url(request)
        if index_url := index_urls[record.locale_id]:
            yield record.pk, Target(str(record), label, url=f"{index_url}{record.slug}/")
