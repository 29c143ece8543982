"""Rich text as it is stored: HTML in which links to pages and documents name their keys."""

import re
from collections.abc import Iterator
from html import unescape

from .text import plain_text

# Nine digits are more than any table has rows, and fewer than overflow an integer column.
_LINK_WITHOUT_KEY = re.compile(
    r'<a\b(?=[^>]*\blinktype=)(?![^>]*\bid="\d{1,9}")[^>]*>(?P<words>.*?)</a>', re.DOTALL
)

_ADDRESS = re.compile(r'<a\b[^>]*\bhref="(?P<url>[^"]*)"')

_SHOWN_WITHOUT_WORDS = re.compile(r"<(embed|hr)\b")


def is_blank(html: str) -> bool:
    """Whether there is nothing to read or to see: where a text was deleted, the editor leaves an empty paragraph."""
    return not plain_text(html) and not _SHOWN_WITHOUT_WORDS.search(html)


def without_keyless_links(html: str) -> str:
    """Links by what cannot be a key become their words.

    Wagtail's handlers ask the database for them all the same, which answers with an error.
    """
    return _LINK_WITHOUT_KEY.sub(lambda match: match["words"], html)


def addresses_in(html: str) -> Iterator[str]:
    """The addresses that are written out in links."""
    return (unescape(match["url"]) for match in _ADDRESS.finditer(html or ""))
