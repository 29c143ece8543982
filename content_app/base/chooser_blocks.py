"""Chooser blocks that take what `preloading` has loaded, and otherwise do what Wagtail's do.

They are frozen into migrations under Wagtail's own names, so that no migration depends on them.
"""

import copy

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .comparisons import PictureComparison
from .preloading import loaded_instances


class PreloadedChooserBlock(blocks.ChooserBlock):
    frozen_as: str
    """The path of Wagtail's own block, which migrations name."""

    def bulk_to_python(self, values):
        loaded = loaded_instances(self.model_class)
        if any(value is not None and value not in loaded for value in values):
            return super().bulk_to_python(values)
        # A copy each, as Wagtail does: blocks may set attributes on what they hold.
        return [copy.copy(loaded[value]) if value is not None else None for value in values]

    def deconstruct(self):
        _path, args, kwargs = super().deconstruct()
        return self.frozen_as, args, kwargs


class RecordChooserBlock(PreloadedChooserBlock, SnippetChooserBlock):
    frozen_as = "wagtail.snippets.blocks.SnippetChooserBlock"


class PageChooser(PreloadedChooserBlock, blocks.PageChooserBlock):
    frozen_as = "wagtail.blocks.PageChooserBlock"


class DocumentChooser(PreloadedChooserBlock, DocumentChooserBlock):
    frozen_as = "wagtail.documents.blocks.DocumentChooserBlock"


class ImageChooser(PreloadedChooserBlock, ImageChooserBlock):
    frozen_as = "wagtail.images.blocks.ImageChooserBlock"


class PictureBlock(ImageBlock):
    """Wagtail's image with its alternative text."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        image = ImageChooser(required=required)
        image.set_name("image")
        self.child_blocks["image"] = image

    def get_comparison_class(self):
        return PictureComparison
