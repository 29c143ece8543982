"""Everything in a page, a record or a setting that can hold words or point somewhere, leaf by leaf.

Streams are walked in their stored form, so that nothing they choose is loaded, and the instance is read as it is: a
live page, a version out of its history, or a form's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.db.models import Field, ForeignKey, ManyToOneRel, Model
from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME

from content_app.base.rich_text import is_blank


@dataclass(frozen=True)
class Leaf:
    """A field or block that holds a value of its own, and the value as it is stored: HTML, words, or a key."""

    holder: Field | blocks.Block
    value: Any
    content_path: str
    """Where it stands, as Wagtail's editor and its index of references name the place."""
    labels: tuple[str, ...]
    """Where it stands, as the editor words it, from the field inwards."""

    @property
    def is_rich_text(self) -> bool:
        return isinstance(self.holder, (RichTextField, blocks.RichTextBlock))

    @property
    def is_choice(self) -> bool:
        """Whether it is the key of something that was chosen."""
        return isinstance(self.holder, (ForeignKey, blocks.ChooserBlock))

    @property
    def speaks_for_itself(self) -> bool:
        """Whether it is worth keeping where something beside it is gone; a label for a link is not."""
        if self.is_rich_text:
            return not is_blank(self.value)
        if isinstance(self.holder, blocks.CharBlock):
            return self.holder.required
        return self.is_choice or isinstance(self.holder, (blocks.TextBlock, blocks.RawHTMLBlock))


def leaves(instance: Model) -> Iterator[Leaf]:
    """All that is not blank: the fields of the model in their order, then the rows below it."""
    for leaf in field_leaves(instance):
        yield from leaves_in(leaf)
    for accessor in child_relations(type(instance)):
        for row in getattr(instance, accessor).all():
            kind = capfirst(str(row._meta.verbose_name))
            for leaf in leaves(row):
                path = f"{accessor}.{row.pk}.{leaf.content_path}"
                yield replace(leaf, content_path=path, labels=(kind, *leaf.labels))


def field_leaves(instance: Model) -> Iterator[Leaf]:
    """The fields of the instance itself, each as a whole; of a stream, the holder is its block."""
    for field in content_fields(type(instance)):
        value = field.value_from_object(instance)
        label = capfirst(str(field.verbose_name))
        if isinstance(field, StreamField):
            yield Leaf(field.stream_block, field.get_prep_value(value), field.name, (label,))
        else:
            yield Leaf(field, value, field.name, (label,))


def leaves_in(part: Leaf) -> Iterator[Leaf]:
    if not part.value:
        return
    children = parts_of(part)
    if children is None:
        yield part
        return
    for child in children.values():
        yield from leaves_in(child)


def parts_of(part: Leaf) -> dict[Any, Leaf] | None:
    """What a part of a stream is made of, by name or number; None where it is a leaf.

    What a stream holds of a type that it does not know any more is left out.
    """
    block, raw = part.holder, part.value
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        return {
            name: _part(part, child, raw.get(name), name)
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        return {
            number: _part(part, child, item["value"], item.get("id"))
            for number, item in enumerate(raw)
            if (child := block.child_blocks.get(item["type"])) is not None
        }
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return {
            number: _part(part, block.child_block, item["value"], item["id"])
            if is_wrapped(block, item)
            else _part(part, block.child_block, item, number)
            for number, item in enumerate(raw)
        }
    return None


def _part(whole: Leaf, block: blocks.Block, value: Any, key: Any) -> Leaf:
    # A paragraph is a text in a text: once is enough.
    label = str(block.label or "")
    labels = whole.labels if label in ("", whole.labels[-1]) else (*whole.labels, label)
    return Leaf(block, value, f"{whole.content_path}.{key}", labels)


def is_wrapped(block: blocks.Block, item: Any) -> bool:
    """Whether an item is stored with a key of its own, as it is but in lists from before Wagtail 2.16."""
    return isinstance(block, blocks.StreamBlock) or (
        isinstance(item, dict) and item.keys() == {"type", "value", "id"} and item["type"] == "item"
    )


@cache
def content_fields(model: type[Model]) -> list[Field]:
    """Those that hold texts or point somewhere; what Wagtail keeps out of its index is no content."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (RichTextField, StreamField)) or _is_pointer(field)
    ]


def _is_pointer(field: Field) -> bool:
    return bool(
        field.many_to_one
        and field.related_model
        and not isinstance(field, ParentalKey)
        and not getattr(field, "wagtail_reference_index_ignore", False)
        and not getattr(field.related_model, "wagtail_reference_index_ignore", False)
    )


@cache
def child_relations(model: type[Model]) -> dict[str, ManyToOneRel]:
    """The rows below a page or record that are content of this kind, by the names under which it has them."""
    if not issubclass(model, ClusterableModel):
        return {}
    return {
        relation.get_accessor_name(): relation
        for relation in get_all_child_relations(model)
        if content_fields(relation.related_model)
        and relation.get_accessor_name() != COMMENTS_RELATION_NAME
        and not getattr(relation.related_model, "wagtail_reference_index_ignore", False)
    }
