"""What staff see when they compare two versions of a page or record."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.compare import StructBlockComparison
from wagtail.blocks import BaseStructBlock, FieldBlock
from wagtail.images.blocks import ImageBlockComparison


class StructComparison(StructBlockComparison):
    """Wagtail's, for which null is the same as nothing written: the first save in the form makes one of the other."""

    def __init__(self, block, exists_a, exists_b, val_a, val_b):
        known_values = (_without_nulls(block, val_a), _without_nulls(block, val_b))
        super().__init__(block, exists_a, exists_b, *known_values)

    def htmlvalue(self, val):
        return super().htmlvalue(_without_nulls(self.block, val))


class PictureComparison(ImageBlockComparison):
    """Wagtail's, which answers with an error page where no image is chosen yet (as of Wagtail 8.0)."""

    def htmlvalue(self, val):
        return "" if val is None else super().htmlvalue(val)


def _without_nulls(block: BaseStructBlock, value: Mapping | None) -> dict[str, Any] | None:
    """`value` is None on the side on which the block itself is not there."""
    if value is None:
        return None
    return {
        name: "" if isinstance(child, FieldBlock) and value.get(name) is None else value.get(name)
        for name, child in block.child_blocks.items()
    }
