"""All that refers to something that is about to go: in every version, in every language.

Read fresh: the rows and versions in which a key occurs at all are found first, which is more than refer to it, and each
of these is then walked.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import DraftStateMixin, Page, Revision, get_page_models
from wagtail.snippets.models import get_snippet_models

from content_app.crosslinks.leaves import Leaf, child_relations, content_fields
from content_app.crosslinks.texts import base_of, references
from content_app.crosslinks.versions import VersionKind, versions_of

from .pointing import Target, target_of

FEW = 25
"""As many keys as the database looks for in texts; more are sought here, in one pass over each text."""

_KEY = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Mention:
    """One place in one version that points to `target`."""

    version: VersionKind
    leaf: Leaf
    target: Target


@dataclass(frozen=True)
class Referrer:
    """A page, record or setting, as the database has it, with every mention in any of its versions."""

    row: Any
    mentions: tuple[Mention, ...]

    @property
    def key(self) -> str:
        """Names it in forms and in what is kept."""
        return f"{self.row._meta.label_lower}-{self.row.pk}"

    @property
    def versions(self) -> list[VersionKind]:
        found = {mention.version for mention in self.mentions}
        return [kind for kind in VersionKind if kind in found]


def referrers_to(targets: Collection[Model]) -> list[Referrer]:
    """Pages first, in the order of the tree, then records and settings; what goes itself is not among them."""
    wanted = {target_of(target) for target in targets}
    found = []
    for row in _candidates(wanted) if wanted else ():
        if target_of(row) in wanted or getattr(row, "alias_of_id", None):
            continue
        mentions = tuple(_mentions_in(row, wanted))
        if mentions:
            found.append(Referrer(row, mentions))
    return found


def _mentions_in(row: Model, wanted: Collection[Target]) -> Iterator[Mention]:
    for version in versions_of(row):
        for reference in references(version.instance):
            target = (reference.model, reference.pk)
            if target in wanted:
                yield Mention(version.kind, reference.leaf, target)


def _candidates(wanted: Collection[Target]) -> Iterator[Any]:
    keys: dict[type[Model], set] = defaultdict(set)
    for model, pk in wanted:
        keys[model].add(pk)
    pages = set(_versions_with(Page, keys)).union(
        *(_rows_with(model, keys) for model in get_page_models() if model is not Page)
    )
    yield from Page.objects.filter(pk__in=pages).order_by("path").specific()
    for model in (*get_snippet_models(), *settings_registry):
        found = set(_rows_with(model, keys))
        if issubclass(model, DraftStateMixin):
            found.update(_versions_with(model, keys))
        yield from model._default_manager.filter(pk__in=found).order_by("pk")


def _rows_with(model: type[Model], keys: Mapping[type[Model], set]) -> Iterator[Any]:
    """The keys of rows that may refer to one of `keys`, by themselves or by a row below them."""
    yield from _search(model, "pk", keys)
    for relation in child_relations(model).values():
        yield from _search(relation.related_model, relation.field.name, keys)


def _search(model: type[Model], owner: str, keys: Mapping[type[Model], set]) -> Iterator[Any]:
    """The values of `owner` in the rows of `model` that have one of `keys` in a field."""
    rows = model._default_manager.order_by()
    chosen = Q()
    texts = []
    for field in content_fields(model):
        if not isinstance(field, ForeignKey):
            texts.append(field.name)
        elif pks := keys.get(base_of(field.related_model)):
            chosen |= Q(**{f"{field.name}__in": pks})
    if chosen:
        yield from rows.filter(chosen).values_list(owner, flat=True)
    if texts:
        yield from _with_key(rows, owner, texts, keys)


def _versions_with(model: type[Model], keys: Mapping[type[Model], set]) -> Iterator[Any]:
    """The keys of what has a draft or a scheduled version in which one of `keys` occurs."""
    has_draft = Q(has_unpublished_changes=True) | Q(live=False)
    drafts = model._default_manager.filter(has_draft).order_by()
    yield from _with_key(drafts, "pk", ["latest_revision__content"], keys)
    scheduled = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model, for_concrete_model=False),
        approved_go_live_at__isnull=False,
    )
    yield from map(model._meta.pk.to_python, _with_key(scheduled, "object_id", ["content"], keys))


def _with_key(
    rows: QuerySet, owner: str, texts: list[str], keys: Mapping[type[Model], set]
) -> Iterator[Any]:
    """The values of `owner` in the rows in whose `texts` one of `keys` occurs, whatever it means there."""
    wanted = {str(pk) for pks in keys.values() for pk in pks}
    names = [f"text_{number}" for number, _text in enumerate(texts)]
    rows = rows.annotate(
        **{name: Cast(text, TextField()) for name, text in zip(names, texts, strict=True)}
    )
    if len(wanted) <= FEW:
        rows = rows.filter(
            Q.create(
                [(f"{name}__contains", key) for name in names for key in wanted], connector=Q.OR
            )
        )
    for key, *found in rows.values_list(owner, *names).iterator():
        if any(not wanted.isdisjoint(_KEY.findall(text or "")) for text in found):
            yield key
