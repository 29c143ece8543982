"""Which published thing leads readers to which, counted from the references that their pages are made from.

So what a template links counts like what somebody wrote: a speaker's profile, a related page, a study in a list. Menus
and the lists of index pages do not: they hold everything, and say of nothing that it belongs with something else.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from content_app.base.querysets import only_published
from content_app.base.records import Record, record_models

RELATIONS = "relations"
"""The first word of the path of a reference that is a relation between two pages."""
_ROWS_AT_ONCE = 5000


class Node(NamedTuple):
    """A page or a snippet: its base content type, and its key as ReferenceIndex writes it."""

    type_id: int
    key: str


@dataclass(frozen=True)
class Published:
    """Something that readers can see."""

    model: type[Model]
    title: str
    locale_id: int | None
    translation_key: UUID | None
    path: str = ""
    """In the tree; empty for what is no page."""
    has_address: bool = True
    """Whether readers can go to it; a callout is only shown on pages."""

    @property
    def is_page(self) -> bool:
        return issubclass(self.model, Page)

    @property
    def parent_path(self) -> str:
        return self.path[: -Page.steplen]


@dataclass(frozen=True)
class DeadLink:
    """A published thing points to what readers cannot see, or to what is gone (then there is no `title`)."""

    source: Node
    title: str


@dataclass
class LinkGraph:
    published: dict[Node, Published] = field(default_factory=dict)
    leads_to: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    led_from: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    related: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    dead_links: list[DeadLink] = field(default_factory=list)
    known: set[Node] = field(default_factory=set)
    """Whatever there is, published or not."""

    def pages(self) -> Iterator[tuple[Node, Published]]:
        return ((node, thing) for node, thing in self.published.items() if thing.is_page)

    def related_models(self, node: Node) -> set[type[Model]]:
        return {self.published[other].model for other in self.related[node]}


@dataclass(frozen=True)
class _Reading:
    """How a kind of reference is read: `path` is the beginning of where it stands in its source."""

    source: type[Model]
    target: type[Model]
    path: str

    def holds_for(self, source: type[Model], target: type[Model], path: str) -> bool:
        return (
            issubclass(source, self.source)
            and issubclass(target, self.target)
            and f"{path}.".startswith(f"{self.path}." if self.path else "")
        )


_both_ends: list[_Reading] = []
_placements: list[_Reading] = []


def read_from_both_ends(source: type[Any], target: type[Any], path: str = "") -> None:
    """Say that the page of `target` links back to what refers to it; a domain that makes it so says it in `ready()`."""
    _both_ends.append(_Reading(source, target, path))


def leads_nowhere(source: type[Any], target: type[Any], path: str) -> None:
    """Say that a reference tells where `source` is shown, and is not a link."""
    _placements.append(_Reading(source, target, path))


def read_graph() -> LinkGraph:
    """All of it, in a number of queries that does not depend on how much there is."""
    return _Reader().read()


class _Reader:
    def __init__(self) -> None:
        self.graph = LinkGraph()
        self.page_type_id = type_of(Page)
        self.unpublished: dict[Node, Published] = {}
        self.in_language: dict[tuple[UUID | None, int | None], Node] = {}

    def read(self) -> LinkGraph:
        self._read_pages()
        for model in (*record_models(), *_other_snippets()):
            self._read_snippets(model)
        self._read_references()
        return self.graph

    def _read_pages(self) -> None:
        readable = set(only_published(Page.objects.all()).values_list("pk", flat=True))
        pages = Page.objects.filter(depth__gt=1).values_list(
            "pk", "content_type_id", "title", "locale_id", "translation_key", "path"
        )
        for pk, type_id, *facts in pages.iterator(_ROWS_AT_ONCE):
            model = ContentType.objects.get_for_id(type_id).model_class() or Page
            self._add(Node(self.page_type_id, str(pk)), Published(model, *facts), pk in readable)

    def _read_snippets(self, model: type[Any]) -> None:
        type_id, has_address = type_of(model), issubclass(model, Record)
        for snippet in model._default_manager.all().iterator(_ROWS_AT_ONCE):
            thing = Published(
                model,
                str(snippet),
                getattr(snippet, "locale_id", None),
                getattr(snippet, "translation_key", None),
                has_address=has_address,
            )
            self._add(Node(type_id, str(snippet.pk)), thing, getattr(snippet, "live", True))

    def _add(self, node: Node, thing: Published, is_published: bool) -> None:
        self.graph.known.add(node)
        if is_published:
            self.graph.published[node] = thing
            self.in_language[thing.translation_key, thing.locale_id] = node
        else:
            self.unpublished[node] = thing

    def _read_references(self) -> None:
        types = [self.page_type_id, *map(type_of, record_models())]
        rows = ReferenceIndex.objects.filter(to_content_type__in=types).values_list(
            "base_content_type_id", "object_id", "to_content_type_id", "to_object_id", "model_path"
        )
        for type_id, key, to_type_id, to_key, path in rows.iterator(_ROWS_AT_ONCE):
            source = Node(type_id, key)
            if source in self.graph.published:
                self._read_reference(source, Node(to_type_id, to_key), path)

    def _read_reference(self, source: Node, target: Node, path: str) -> None:
        graph, thing = self.graph, self.graph.published[source]
        target_thing = graph.published.get(target) or self.unpublished.get(target)
        kind = (thing.model, target_thing.model if target_thing else Page, path)
        if any(reading.holds_for(*kind) for reading in _placements):
            return
        is_relation = path.split(".")[0] == RELATIONS
        shown = self._shown_as(target, target_thing, thing, is_relation)
        if shown is None:
            if target not in graph.published:
                title = target_thing.title if target_thing else ""
                graph.dead_links.append(DeadLink(source, title))
        elif shown != source:
            self._link(source, shown)
            if is_relation:
                graph.related[source].add(shown)
                graph.related[shown].add(source)
            if is_relation or any(reading.holds_for(*kind) for reading in _both_ends):
                self._link(shown, source)

    def _shown_as(
        self, target: Node, thing: Published | None, source: Published, is_relation: bool
    ) -> Node | None:
        """What readers of the source come to: the translation of a page into its language, where there is one."""
        if thing is not None and thing.is_page:
            translation = self.in_language.get((thing.translation_key, source.locale_id))
            if is_relation or (translation and target in self.graph.published):
                # Related pages are those in the same language, and no others.
                return translation
        return target if target in self.graph.published else None

    def _link(self, source: Node, target: Node) -> None:
        self.graph.leads_to[source].add(target)
        self.graph.led_from[target].add(source)


def type_of(model: type[Model]) -> int:
    """The content type under which its nodes stand: of any page, that of Page."""
    return ContentType.objects.get_for_model(model, for_concrete_model=False).pk


def _other_snippets() -> Iterator[type[Any]]:
    return (model for model in get_snippet_models() if not issubclass(model, Record))
