"""The pages that belong with a page, whichever of the two names the other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base import shown
from content_app.base.models import ContentPage
from content_app.base.specific import published_for_teasers
from content_app.base.teasers import Teaser, TeaserGroup

from .models import Relation
from .pages import Display, RelatingPage

Kind = Relation.Kind


@dataclass(frozen=True)
class Related:
    page: ContentPage
    kind: Relation.Kind
    """What the page that shows it is to it."""

    def get_teaser(self, request: HttpRequest | None) -> Teaser:
        return replace(self.page.get_teaser(request), relation=str(self.kind.readers_word))


def related_pages(page, request: HttpRequest | None = None) -> list[ContentPage]:
    """Published pages related to `page`, as its readers find them."""
    return [related.page for related in relations_of(page, request)]


def relations_of(page, request: HttpRequest | None = None) -> list[Related]:
    """What belongs with `page` and is published: what it shows first, then what it names, in its order, then what
    names it; without what it leaves out.

    The answer is kept for the request.
    """
    if request is None:
        return _as_shown_on(page, published_relations(page))
    known = request.__dict__.setdefault("_content_app_related_pages", {})
    if page.pk not in known:
        known[page.pk] = _as_shown_on(page, published_relations(page))
    return known[page.pk]


def related_groups(page, request: HttpRequest | None) -> list[TeaserGroup]:
    """The related pages as teasers, under the heading and in the order that each type declares."""
    groups = defaultdict(list)
    for related in relations_of(page, request):
        groups[type(related.page)].append(related.get_teaser(request))
    return [
        TeaserGroup(heading=str(model.related_heading), teasers=tuple(groups[model]))
        for model in sorted(groups, key=lambda model: (model.related_order, model.__name__))
    ]


def published_relations(page) -> list[Related]:
    """What belongs with `page` and is published, however the page displays it.

    A page in another language stands for its translation where that is published, else for itself.
    """
    shown.note(shown.about(page.translation_key))
    named = {relation.target_id: Kind(relation.kind) for relation in page.relations.all()}
    rows = _ends_of_relations(page, named)
    key_of = {row.pk: row.translation_key for row in rows}
    # Where both ends say how they belong together, the page's own word counts.
    kinds = {row.translation_key: Kind(row.kind).opposite for row in rows if row.kind}
    for pk, kind in named.items():
        if pk in key_of and (kind is not Kind.RELATED or key_of[pk] not in kinds):
            kinds[key_of[pk]] = kind
    readable = {
        found.pk: found
        for found in published_for_teasers(
            (row.pk, row.content_type_id)
            for row in rows
            if row.is_end or row.locale_id == page.locale_id
        )
    }
    own = {p.translation_key: p for p in readable.values() if p.locale_id == page.locale_id}
    spoken_of = {row.translation_key for row in rows if row.speaks}
    ends: dict[UUID, ContentPage] = {}
    for pk in (pk for pk in dict.fromkeys([*named, *key_of]) if pk in key_of):
        key = key_of[pk]
        # A page in this language speaks for itself; without one, the original stands for it.
        if key in own and key in spoken_of:
            ends.setdefault(key, own[key])
        elif key not in own and pk in readable:
            ends.setdefault(key, readable[pk])
    return [
        Related(found, kinds.get(key, Kind.RELATED))
        for key, found in ends.items()
        if key != page.translation_key
    ]


def _ends_of_relations(page, named: Iterable[int]) -> list[Page]:
    """The other ends of what names `page` and of what it names, and their translations.

    Each with `is_end`, whether it is itself an end; `speaks`, whether that holds for readers of this language; and the
    `kind` of relation that it names.
    """
    # The rows of a translation came with it, and name pages in the language of its original.
    names_page = Q(relations__target__translation_key=page.translation_key)
    speaks_here = Q(pk__in=named) | (names_page & Q(locale_id=page.locale_id))
    # In another language, only what names this very page.
    either_end = Page.objects.filter(speaks_here | Q(relations__target=page.pk))
    is_end, speaks = (
        Exists(ends.filter(pk=OuterRef("pk")))
        for ends in (either_end, Page.objects.filter(speaks_here))
    )
    relation_there = Relation.objects.filter(
        owner=OuterRef("pk"), target__translation_key=page.translation_key
    )
    return list(
        Page.objects.filter(translation_key__in=either_end.values("translation_key"))
        .annotate(is_end=is_end, speaks=speaks, kind=Subquery(relation_there.values("kind")[:1]))
        .order_by("pk")
        .only("translation_key", "locale", "content_type")
    )


def _as_shown_on(page, relations: list[Related]) -> list[Related]:
    """What the page wants first comes first, and what it does not want is not there."""
    if not isinstance(page, RelatingPage):
        return relations
    displays = {related: page.displays(related.page.translation_key) for related in relations}
    kept = [related for related in relations if displays[related] != Display.HIDDEN]
    return sorted(kept, key=lambda related: displays[related] != Display.FIRST)
