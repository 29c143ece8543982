"""What staff see of a page's relations: from both ends, drafts too.

A page that was never published keeps its rows in the table at every save. What a draft changes in a published page
stands in its newest version only, so those versions are asked as well: one query, however many drafts there are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from .models import Relation
from .pages import Display, RelatingPage
from .suggestions import suggested_pages
from .tree_paths import tree_paths


class Standing(Enum):
    """Since when, or whether, readers see that another page names this one."""

    PUBLISHED = _("Published")
    DRAFT = _("Draft: readers do not see it yet")
    ADDED_IN_DRAFT = _("Added in a draft that is not published yet")
    REMOVED_IN_DRAFT = _("Published; a draft takes it out")

    @property
    def is_seen(self) -> bool:
        return self in {Standing.PUBLISHED, Standing.REMOVED_IN_DRAFT}


@dataclass(frozen=True)
class NamedBy:
    """Another page that names the one that is edited."""

    page: Page
    kind: Relation.Kind
    standing: Standing


@dataclass(frozen=True)
class Row:
    """A page that may show on the one that is edited."""

    page: Page
    place: str
    edit_url: str | None
    display: str
    word: str = ""
    standing: Standing | None = None
    remove_url: str | None = None
    """Where the relation is taken out of the other page, for those who may edit that."""

    @property
    def key(self) -> UUID:
        return self.page.translation_key

    @property
    def field_id(self) -> str:
        return f"related-display-{self.key}"


@dataclass(frozen=True)
class BothEnds:
    """All that may show on a page: by whom it is named, what it names itself, what the site adds."""

    named_by: list[Row]
    names: list[Row]
    suggested: list[Row]
    left_out: list[Row]
    """What the page displays not at all, and nothing brings any more."""
    unknown: dict[str, str]
    """Choices for pages that are not there in this language, or not yet."""

    @property
    def names_are_rearranged(self) -> bool:
        """Whether what the page names shows in another way than the order of its rows says."""
        return any(row.display for row in self.names)


def both_ends_of(page: RelatingPage, user, display: dict[str, str]) -> BothEnds:
    """As the newest draft has them; `display` is what the form says, which may not be saved."""
    named_by = pages_that_name(page)
    targets = [row.target_id for row in page.relations.all()]
    found = Page.objects.in_bulk(targets)
    names = [found[pk] for pk in targets if pk in found]
    suggested = suggested_pages(page)
    pages = [*(n.page for n in named_by), *names, *suggested]
    further = display.keys() - {str(other.translation_key) for other in pages}
    known = Page.objects.filter(translation_key__in=further, locale_id=page.locale_id)
    left_out = [p for p in known if display[str(p.translation_key)] == Display.HIDDEN]
    pages += left_out
    places, editable = tree_paths(pages), _editable(user, pages)

    def row(other: Page, **facts: Any) -> Row:
        url = reverse("wagtailadmin_pages:edit", args=[other.pk]) if other.pk in editable else None
        shown = display.get(str(other.translation_key), "")
        return Row(other, places[other.pk], url, shown, **facts)

    def remove_url(owner: Page) -> str | None:
        keys = [page.pk, owner.pk]
        return reverse("remove_relation", args=keys) if owner.pk in editable else None

    return BothEnds(
        named_by=[
            row(
                n.page,
                word=str(n.kind.opposite.readers_word),
                standing=n.standing,
                remove_url=remove_url(n.page),
            )
            for n in named_by
        ],
        names=[row(other) for other in names],
        suggested=[row(other) for other in suggested],
        left_out=[row(other) for other in left_out],
        unknown={key: display[key] for key in further - {str(p.translation_key) for p in known}},
    )


def pages_that_name(page: Page) -> list[NamedBy]:
    """Every page in the language of `page` that names it or a translation of it."""
    rows = Relation.objects.filter(
        target__translation_key=page.translation_key, owner__locale_id=page.locale_id
    ).exclude(owner=page.pk)
    published = {row.owner_id: row for row in rows.select_related("owner").order_by("owner")}
    drafts = dict(_kinds_in_drafts(page, published))
    added = Page.objects.filter(pk__in=[pk for pk, kind in drafts.items() if kind]).in_bulk()
    found = []
    for owner_id, row in published.items():
        standing = Standing.PUBLISHED if row.owner.live else Standing.DRAFT
        if owner_id in drafts and drafts[owner_id] is None:
            standing = Standing.REMOVED_IN_DRAFT
        found.append(NamedBy(row.owner, Relation.Kind(row.kind), standing))
    for owner_id, kind in drafts.items():
        if kind and owner_id in added and owner_id not in published:
            draft = NamedBy(added[owner_id], Relation.Kind(kind), Standing.ADDED_IN_DRAFT)
            found.append(draft)
    return sorted(found, key=lambda named: (not named.standing.is_seen, named.page.pk))


def _kinds_in_drafts(page: Page, owners: Iterable[int]) -> Iterator[tuple[int, str | None]]:
    """How the drafts of published pages name `page`, by the pages' keys; None for one that does not any more."""
    targets = set(
        Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    )
    waiting = Page.objects.filter(
        live=True, has_unpublished_changes=True, locale_id=page.locale_id
    ).exclude(pk=page.pk)
    is_meant = Q(object_id__in=[str(pk) for pk in owners])
    for pk in targets:
        # A version holds its rows as JSON; what else has this key in it is sorted out below.
        is_meant |= Q(text__contains=f'"target": {pk}')
    drafts = Revision.objects.filter(pk__in=waiting.values("latest_revision"))
    drafts = drafts.annotate(text=Cast("content", TextField())).filter(is_meant)
    for owner_id, rows in drafts.values_list("object_id", "content__relations"):
        kinds = [
            row.get("kind", Relation.Kind.RELATED) for row in rows or () if row["target"] in targets
        ]
        yield int(owner_id), (kinds[0] if kinds else None)


def _editable(user, pages: Iterable[Page]) -> set[int]:
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_any_permission_for(user, {"change"})
    return set(mine.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
