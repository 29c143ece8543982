"""The pages that the site adds where people chose few.

Each is published, in the page's language, and on no other list of the page; the same ones at every load. What they have
in common with the page is asked of the database; what is too slow to ask, likeness of words, was found when one of the
two was published (`likeness.py`).
"""

from collections.abc import Callable, Iterable

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from wagtail.models import Page

from content_app.base import shown
from content_app.base.querysets import only_published

from .models import Likeness, Relation
from .pages import Display, RelatingPage, relating_models
from .related import relations_of

FEWEST = 3
"""With so many pages that people chose, the site adds none; with fewer, it fills up to this number."""

Source = Callable[[RelatingPage], QuerySet | None]
"""The translation keys of pages that have something in common with a page, as a query that is not asked by itself."""

_sources: list[Source] = []


def register(source: Source) -> None:
    """Have pages suggested that `source` knows of, after those about the same subjects and after those of the sources
    registered before; a domain registers its own in `AppConfig.ready()`."""
    if source not in _sources:
        _sources.append(source)


def suggested_pages(page, request: HttpRequest | None = None) -> list[Page]:
    """What the site adds to `page`, as base pages; one query at most."""
    if not isinstance(page, RelatingPage) or not page.pk or not page.fills_related:
        return []
    chosen = relations_of(page, request)
    missing = FEWEST - len(chosen)
    if missing <= 0:
        return []
    left_out = {page.translation_key, *(related.page.translation_key for related in chosen)}
    left_out |= {key for key, display in page.related_display.items() if display == Display.HIDDEN}
    subjects = [related.page.translation_key for related in chosen if related.page.is_subject]
    reasons = _reasons(page, subjects)
    models = [model for model in relating_models() if model.suggested_as]
    found = only_published(Page.objects.type(*models).filter(_any(reasons)))
    return list(
        found.filter(locale_id=page.locale_id)
        .exclude(translation_key__in=left_out)
        .select_related("locale")
        .annotate(reason=_first_of(reasons))
        .order_by("reason", F("first_published_at").desc(nulls_last=True), "-pk")[:missing]
    )


def _reasons(page: RelatingPage, subjects: list) -> list[Q]:
    """Why a page may be suggested, the strongest reason first."""
    reasons = []
    if subjects:
        shown.note(*map(shown.about, subjects))
        about = Relation.objects.filter(owner__locale_id=page.locale_id)
        names = about.filter(target__translation_key__in=subjects)
        named = about.filter(owner__translation_key__in=subjects, owner__live=True)
        reasons.append(
            Q(translation_key__in=names.values("owner__translation_key"))
            | Q(translation_key__in=named.values("target__translation_key"))
        )
    reasons += [Q(translation_key__in=keys) for keys in _shared_with(page)]
    shown.note(shown.about(shown.row(Page, page.pk)))
    alike = Q(pk__in=Likeness.objects.filter(page=page.pk).values("other"))
    return [*reasons, alike | Q(pk__in=Likeness.objects.filter(other=page.pk).values("page"))]


def _shared_with(page: RelatingPage) -> Iterable[QuerySet]:
    for source in _sources:
        keys = source(page)
        if keys is not None:
            yield keys


def _any(reasons: list[Q]) -> Q:
    either = Q()
    for reason in reasons:
        either |= reason
    return either


def _first_of(reasons: list[Q]) -> Case:
    """The number of the first of these reasons that holds."""
    numbered = [When(reason, then=Value(number)) for number, reason in enumerate(reasons)]
    return Case(*numbered, output_field=IntegerField())
