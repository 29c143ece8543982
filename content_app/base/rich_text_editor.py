"""Wagtail's editor for rich text, for forms that it did not send."""

from django.utils.html import escape
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from .rich_text import without_keyless_links

_UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    ExporterException,
)


class TolerantDraftail(DraftailRichTextArea):
    """Takes what is not in the editor's format as plain words, where Wagtail answers with an error page.

    A host names it in WAGTAILADMIN_RICH_TEXT_EDITORS.
    """

    def value_from_datadict(self, data, files, name):
        try:
            html = super().value_from_datadict(data, files, name)
        except _UNREADABLE:
            return f"<p>{escape(data.get(name))}</p>"
        if not html:
            return html
        # JSON can hold half of a surrogate pair; no database can.
        return without_keyless_links(html.encode(errors="replace").decode())
