"""How long a page takes to read."""

import re
from typing import Any

from wagtail import blocks
from wagtail.blocks import StreamValue

from content_app.base.blocks import TableEditorBlock, VideoBlock
from content_app.base.chooser_blocks import PictureBlock
from content_app.crosslinks.leaves import is_wrapped

WORDS_A_MINUTE = 220
"""Adults read prose to themselves at somewhat more than 200 words a minute."""

_TAG = re.compile(r"<[^>]*>")


def minutes_to_read(stream: StreamValue) -> int:
    """Whole minutes, the nearest to what the words take, and never less than one; 0 where there are none."""
    words = _words_in(stream.stream_block, stream.get_prep_value())
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def _words_in(block: blocks.Block, raw: Any) -> int:
    """In the stored form, as in crosslinks/leaves.py, which words each place too: that takes ten times as long."""
    # A video is watched, and its transcript read instead; the words for a picture stand in for it.
    if not raw or isinstance(block, (VideoBlock, PictureBlock)):
        return 0
    if isinstance(block, blocks.RichTextBlock):
        return len(_TAG.sub(" ", raw).split())
    if isinstance(block, (blocks.CharBlock, blocks.TextBlock)):
        return len(raw.split())
    if isinstance(block, TableEditorBlock):
        return sum(len(str(cell or "").split()) for row in raw["data"] for cell in row)
    return sum(_words_in(inner, value) for inner, value in _parts_of(block, raw))


def _parts_of(block: blocks.Block, raw: Any) -> list[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        return [(inner, raw.get(name)) for name, inner in block.child_blocks.items()]
    if isinstance(block, blocks.StreamBlock):
        known = block.child_blocks
        return [(known[item["type"]], item["value"]) for item in raw if item["type"] in known]
    if isinstance(block, blocks.ListBlock):
        inner = block.child_block
        return [(inner, item["value"] if is_wrapped(block, item) else item) for item in raw]
    return []
