"""What somebody pastes reaches the server whole, which says beside the field how long it is and how long it may be.

Browsers cut a text to the attribute `maxlength` without a word, and nobody misses its end before it is published.
"""

from collections.abc import Iterable

from django import forms
from modelcluster.forms import ClusterForm
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, FieldBlock, ListBlock
from wagtail.blocks.base import BlockField


def leave_texts_whole(form: type[ClusterForm]) -> None:
    """Takes the attribute out of the fields of a form, of the rows below it and of the blocks in it."""
    for field in form.base_fields.values():
        _leave_whole(field)
    for formset in form.formsets.values():
        leave_texts_whole(formset.form)


def _leave_whole(field: forms.Field) -> None:
    if isinstance(field, BlockField):
        for inner in _fields_in(field.block):
            _leave_whole(inner)
    else:
        field.widget.attrs.pop("maxlength", None)


def _fields_in(block: Block) -> Iterable[forms.Field]:
    if isinstance(block, FieldBlock):
        yield block.field
    elif isinstance(block, ListBlock):
        yield from _fields_in(block.child_block)
    elif isinstance(block, BaseStreamBlock | BaseStructBlock):
        for child in block.child_blocks.values():
            yield from _fields_in(child)
