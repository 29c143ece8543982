"""Blocks that speak of references, therapies and studies."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_app.base.blocks import PROSE_FEATURES, StructBlock
from content_app.base.chooser_blocks import RecordChooserBlock


def references_block() -> blocks.ListBlock:
    return blocks.ListBlock(
        RecordChooserBlock("content_app.Reference", label=_("Reference")),
        label=_("References"),
        default=[],
        required=False,
        collapsed=True,
        help_text=_("What backs this up. The page numbers its references by itself."),
    )


class ParagraphBlock(StructBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES)
    references = references_block()

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        label_format = "{text}"
        description = _("Paragraphs and lists, with the references that back them.")
        template = "content_app/blocks/paragraph.html"
