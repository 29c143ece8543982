"""Rich text as readers get it: links to pages that are not published become plain words.

Wagtail's own handler links such a page all the same, replaces opening tags only, and asks the database for each text
by itself; so the links to pages are resolved here, before Wagtail sees the rest.
"""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from content_app.base.directory import PageDirectory
from content_app.base.rich_text import without_keyless_links

_PAGE_LINK = re.compile(
    r'<a\b(?=[^>]*\blinktype="page")(?=[^>]*\bid="(?P<page_id>\d+)")[^>]*>(?P<words>.*?)</a>',
    re.DOTALL,
)
# What Wagtail makes of a link to a document that was deleted.
_LINK_TO_NOWHERE = re.compile(r"<a>(?P<words>.*?)</a>", re.DOTALL)


def render_rich_text(value: RichText | str | None, directory: PageDirectory) -> SafeString:
    source = without_keyless_links(getattr(value, "source", value) or "")
    directory.look_up(int(match["page_id"]) for match in _PAGE_LINK.finditer(source))

    def linked_or_plain(match: re.Match) -> str:
        url = directory.get_url(int(match["page_id"]))
        return f'<a href="{escape(url)}">{match["words"]}</a>' if url else match["words"]

    # What editors save was reduced to allowed elements and addresses when it was saved.
    html = expand_db_html(_PAGE_LINK.sub(linked_or_plain, source))
    return mark_safe(_LINK_TO_NOWHERE.sub(r"\g<words>", html))  # noqa: S308
