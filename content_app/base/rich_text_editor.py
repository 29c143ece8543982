"""Wagtail's editor for rich text, for what it leaves behind and for forms that it did not send."""

from django.utils.html import escape
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from .rich_text import is_blank, without_keyless_links

_UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    ExporterException,
)


class TolerantDraftail(DraftailRichTextArea):
    """Takes a text without words as none, and what is not in the editor's format as plain words.

    Wagtail stores the first as an empty paragraph, which satisfies a required field and would give readers a heading
    with nothing below it; to the second it answers with an error page. A host names this class in
    WAGTAILADMIN_RICH_TEXT_EDITORS.
    """

    def value_from_datadict(self, data, files, name):
        try:
            html = super().value_from_datadict(data, files, name)
        except _UNREADABLE:
            return f"<p>{escape(data.get(name))}</p>"
        if not html or is_blank(html):
            return ""
        # JSON can hold half of a surrogate pair; no database can.
        return without_keyless_links(html.encode(errors="replace").decode())
