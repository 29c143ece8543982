"""The references of a page, a record or a setting, in rich texts and elsewhere: to read, and to rewrite.

Read fresh from an instance: Wagtail's index of references knows saved rows only, and is brought up to date by a task.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.rich_text import extract_references_from_rich_text

from content_app.base.rich_text import without_keyless_links

from .leaves import (
    Leaf,
    child_relations,
    content_fields,
    field_leaves,
    is_wrapped,
    leaves,
    leaves_in,
    parts_of,
)


@dataclass(frozen=True)
class Reference:
    """What a leaf points to, whether it is there or not. `model` is the one that has the key: of any page, Page."""

    model: type[Model]
    pk: Any
    leaf: Leaf


class _Removed:
    """Answered by a change where a leaf shall point to nothing any more."""


REMOVED = _Removed()

Change = Callable[[Leaf], Any]
"""Gives the leaf's new value, the old one, or `REMOVED`."""


def references(instance: Model) -> Iterator[Reference]:
    return (reference for leaf in leaves(instance) for reference in references_of(leaf))


def references_of(leaf: Leaf) -> Iterator[Reference]:
    for model, key in _pointed_to(leaf):
        base = base_of(model)
        try:
            yield Reference(base, base._meta.pk.to_python(key), leaf)
        except ValidationError:
            continue  # What is stored in the place of a key cannot be one.


def base_of(model: type[Model]) -> type[Model]:
    """The model that has the key; of any type of page, Page."""
    parents = model._meta.get_parent_list()
    return parents[-1] if parents else model


def _pointed_to(leaf: Leaf) -> Iterator[tuple[type[Model], Any]]:
    holder: Any = leaf.holder
    if leaf.is_rich_text:
        found = extract_references_from_rich_text(without_keyless_links(leaf.value))
        yield from ((model, key) for model, key, *_path in found)
    elif isinstance(holder, ForeignKey):
        yield holder.related_model, leaf.value
    elif isinstance(holder, blocks.ChooserBlock):
        yield holder.model_class, leaf.value
    else:
        # Blocks of a host that know by themselves what they point to, such as a table with links.
        found = holder.extract_references(holder.to_python(leaf.value))
        yield from ((model, key) for model, key, *_path in found)


def rewrite_leaves(instance: Model, change: Change) -> bool:
    """Puts every leaf through `change`, and says whether any became another. Nothing is saved.

    What is `REMOVED` takes along the block, the item of a list or the row that says nothing without it. One that speaks
    for itself stays and points to nothing, as it does when what it points to is deleted. A field of the instance that
    may not be empty keeps what it has.
    """
    is_changed, _is_lost = _rewrite_fields(instance, change)
    for accessor in child_relations(type(instance)):
        is_changed |= _rewrite_rows(instance, accessor, change)
    return is_changed


def _rewrite_fields(instance: Model, change: Change) -> tuple[bool, bool]:
    """Whether any became another, and whether one was removed that may not be empty."""
    is_changed = is_lost = False
    for field, leaf in zip(content_fields(type(instance)), field_leaves(instance), strict=True):
        new, is_removed = _rewrite_part(leaf, change)
        if is_removed and isinstance(field, ForeignKey) and not field.null:
            is_lost = True
        elif new != leaf.value:
            setattr(instance, field.attname, new)
            is_changed = True
    return is_changed, is_lost


def _rewrite_rows(instance: Model, accessor: str, change: Change) -> bool:
    """A row that would repeat another, or point to what it belongs to, goes like one that points nowhere."""
    rows = list(getattr(instance, accessor).all())
    kept: list[Model] = []
    is_changed = False
    for row in rows:
        row_changed, is_lost = _rewrite_fields(row, change)
        is_changed |= row_changed or is_lost
        is_idle = row_changed and (_repeats(row, rows) or _points_to(instance, row))
        if not is_lost and not is_idle:
            kept.append(row)
    if is_changed:
        getattr(instance, accessor).set(kept)
    return is_changed


def _repeats(row: Model, rows: list[Model]) -> bool:
    """By the fields that `base.distinct_rows` has each combination of only once."""
    owners = {field.name for field in row._meta.fields if isinstance(field, ParentalKey)}
    names = set(getattr(row, "distinct_fields", ())) - owners
    attributes = [field.attname for field in row._meta.fields if field.name in names]

    def facts(one: Model) -> list:
        return [getattr(one, attribute) for attribute in attributes]

    return bool(attributes) and any(
        other is not row and facts(other) == facts(row) for other in rows
    )


def _points_to(owner: Model, row: Model) -> bool:
    return any(
        isinstance(field, ForeignKey)
        and isinstance(owner, field.related_model)
        and field.value_from_object(row) == owner.pk
        for field in content_fields(type(row))
    )


def _rewrite_part(part: Leaf, change: Change) -> tuple[Any, bool]:
    """The new stored value, and whether it says nothing any more because something in it was removed."""
    if not part.value:
        return part.value, False
    parts = parts_of(part)
    if parts is None:
        new = change(part)
        return (None, True) if new is REMOVED else (new, False)
    rewritten = {key: _rewrite_part(child, change) for key, child in parts.items()}
    if isinstance(part.holder, blocks.StructBlock):
        news = {name: new for name, (new, _is_idle) in rewritten.items() if name in part.value}
        value = part.value | news
        has_lost = any(is_idle for _new, is_idle in rewritten.values())
        left = leaves_in(replace(part, value=value))
        return value, has_lost and not any(leaf.speaks_for_itself for leaf in left)
    items = []
    for number, item in enumerate(part.value):
        if number not in rewritten:
            items.append(item)
            continue
        new, is_idle = rewritten[number]
        if not is_idle:
            items.append(item | {"value": new} if is_wrapped(part.holder, item) else new)
    return items, False
