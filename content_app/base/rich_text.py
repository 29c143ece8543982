"""Rich text as it is stored: HTML in which links to pages and documents name their keys."""

import re

# Nine digits are more than any table has rows, and fewer than overflow an integer column.
_LINK_WITHOUT_KEY = re.compile(
    r'<a\b(?=[^>]*\blinktype=)(?![^>]*\bid="\d{1,9}")[^>]*>(?P<words>.*?)</a>', re.DOTALL
)


def without_keyless_links(html: str) -> str:
    """Links by what cannot be a key become their words.

    Wagtail's handlers ask the database for them all the same, which answers with an error.
    """
    return _LINK_WITHOUT_KEY.sub(lambda match: match["words"], html)
