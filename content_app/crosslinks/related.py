"""The pages that belong with a page, whichever of the two names the other."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base.models import ContentPage
from content_app.base.specific import published_for_teasers
from content_app.base.teasers import TeaserGroup


def related_pages(page, request: HttpRequest | None = None) -> list[ContentPage]:
    """Published pages related to `page`: those it names, in its order, then those that name it.

    A page in another language stands for its translation where that is published, else for itself.
    The answer is kept for the request.
    """
    if request is None:
        return _find_related(page)
    known = request.__dict__.setdefault("_content_app_related_pages", {})
    if page.pk not in known:
        known[page.pk] = _find_related(page)
    return known[page.pk]


def related_groups(page, request: HttpRequest | None) -> list[TeaserGroup]:
    """The related pages as teasers, under the heading and in the order that each type declares."""
    groups = defaultdict(list)
    for related in related_pages(page, request):
        groups[type(related)].append(related.get_teaser(request))
    return [
        TeaserGroup(heading=str(model.related_heading), teasers=tuple(groups[model]))
        for model in sorted(groups, key=lambda model: (model.related_order, model.__name__))
    ]


def _find_related(page) -> list[ContentPage]:
    named = [relation.target_id for relation in page.relations.all()]
    # The rows of a translation came with it, and name pages in the language of its original.
    names_page = Q(relations__target__translation_key=page.translation_key)
    speaks_here = Q(pk__in=named) | (names_page & Q(locale_id=page.locale_id))
    # In another language, only what names this very page.
    either_end = Page.objects.filter(speaks_here | Q(relations__target=page.pk))
    is_end, speaks = (
        Exists(ends.filter(pk=OuterRef("pk")))
        for ends in (either_end, Page.objects.filter(speaks_here))
    )
    rows = list(
        Page.objects.filter(translation_key__in=either_end.values("translation_key"))
        .annotate(is_end=is_end, speaks=speaks)
        .order_by("pk")
        .only("translation_key", "locale", "content_type")
    )
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
    key_of = {row.pk: row.translation_key for row in rows}
    shown: dict[UUID, ContentPage] = {}
    for pk in (pk for pk in dict.fromkeys([*named, *key_of]) if pk in key_of):
        key = key_of[pk]
        # A page in this language speaks for itself; without one, the original stands for it.
        if key in own and key in spoken_of:
            shown.setdefault(key, own[key])
        elif key not in own and pk in readable:
            shown.setdefault(key, readable[pk])
    return [found for found in shown.values() if found.translation_key != page.translation_key]
