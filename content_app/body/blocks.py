"""The stream that every long text uses."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content_app.base.blocks import (
    CallToActionBlock,
    CaptionedImageBlock,
    DisclosureBlock,
    DocumentBlock,
    HeadingBlock,
    PageTeaserBlock,
    QuoteBlock,
    SimpleListBlock,
    TableBlock,
    VideoBlock,
)
from content_app.callouts.blocks import CalloutBlock
from content_app.evidence.blocks import ParagraphBlock


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock(group=_("Text"))
    paragraph = ParagraphBlock(group=_("Text"))
    list = SimpleListBlock(group=_("Text"))
    quote = QuoteBlock(group=_("Text"))
    disclosure = DisclosureBlock(group=_("Text"))
    image = CaptionedImageBlock(group=_("Pictures and figures"))
    video = VideoBlock(group=_("Pictures and figures"))
    table = TableBlock(group=_("Pictures and figures"))
    document = DocumentBlock(group=_("Pointers"))
    page_teaser = PageTeaserBlock(group=_("Pointers"))
    callout = CalloutBlock(group=_("Pointers"))
    call_to_action = CallToActionBlock(group=_("Pointers"))

    class Meta:
        template = "content_app/blocks/body.html"
