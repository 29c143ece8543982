"""The list "On this page"."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentsEntry:
    anchor: str
    label: str


def block_anchor(block_id: str) -> str:
    """An address inside the page that survives rewording, because it comes from the block and not from its words."""
    return f"part-{block_id[:8]}"


def heading_entries(stream_value) -> list[ContentsEntry]:
    """The main headings of a body stream."""
    return [
        ContentsEntry(block_anchor(child.id), child.value["text"])
        for child in stream_value
        if child.block_type == "heading" and child.value["level"] == "main" and child.id
    ]
