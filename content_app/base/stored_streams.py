"""Streams as they are stored, piece by piece, without turning them into values."""

from collections.abc import Callable, Iterator
from typing import Any

from wagtail import blocks

Leaf = tuple[blocks.Block, Any]
"""A block that holds no others, and what is stored for it."""


def leaves_below(block: blocks.Block, raw: Any) -> Iterator[Leaf]:
    """The leaves that hold anything, in reading order."""
    if not raw:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from leaves_below(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            yield from leaves_below(block.child_block, item["value"] if _is_item(item) else item)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from leaves_below(child_block, raw.get(name))
    else:
        yield block, raw


def with_leaves(block: blocks.Block, raw: Any, change: Callable[[blocks.Block, Any], Any]) -> Any:
    """What is stored, with each leaf as `change` makes it."""
    if not raw:
        return raw
    if isinstance(block, blocks.StreamBlock):
        return [
            {
                **child,
                "value": with_leaves(block.child_blocks[child["type"]], child["value"], change),
            }
            for child in raw
            if child["type"] in block.child_blocks
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            {**item, "value": with_leaves(block.child_block, item["value"], change)}
            if _is_item(item)
            else with_leaves(block.child_block, item, change)
            for item in raw
        ]
    if isinstance(block, blocks.StructBlock):
        held = {name: child for name, child in block.child_blocks.items() if name in raw}
        return {**raw, **{n: with_leaves(child, raw[n], change) for n, child in held.items()}}
    return change(block, raw)


def _is_item(item: Any) -> bool:
    """Old versions of Wagtail stored the values of a list bare."""
    return isinstance(item, dict) and item.get("type") == "item"
