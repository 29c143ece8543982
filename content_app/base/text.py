"""Plain text from rich text, and excerpts that end where a word ends."""

import re
from html import unescape
from unicodedata import combining, normalize

from django.utils.html import strip_tags

EXCERPT_LENGTH = 220

_BLOCK_END = re.compile(r"</(p|li|h[1-6]|blockquote|tr)>|<br\s*/?>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain_text(html: str) -> str:
    """The words of `html` on one line; the end of a paragraph or list item still separates words."""
    return _SPACES.sub(" ", unescape(strip_tags(_BLOCK_END.sub(" ", html)))).strip()


def excerpt(text: str, length: int = EXCERPT_LENGTH) -> str:
    """At most `length` characters of `text`, cut at a word boundary and marked with an ellipsis if cut."""
    text = _SPACES.sub(" ", text).strip()
    if len(text) <= length:
        return text
    head = text[: length - 1]
    if not text[length - 1].isspace() and " " in head:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:.–—-") + "…"


def without_control_characters(text: str) -> str:
    """`text` without what XML cannot hold (XML 1.0, 2.2), such as the vertical tab that slides paste."""
    return _NOT_IN_XML.sub(" ", text)


def without_accents(text: str) -> str:
    """`text` as people type it who have no other keys: "Sjogren" for "Sjögren"."""
    return "".join(c for c in normalize("NFKD", text) if not combining(c))


def text_of_stream(stream_value) -> str:
    """The words of a stream on one line, in reading order."""
    texts = (
        plain_text(str(content))
        for child in stream_value
        for content in child.block.get_searchable_content(child.value)
    )
    return " ".join(filter(None, texts))
