"""How Wagtail itself expands links in rich text, wherever a text does not come through `rich_text.py`.

A handler replaces an opening tag only, gets no request, and is asked text by text. What leads nowhere gets the tag
that Wagtail gives to what was deleted, `<a>`, whose pair `rich_text.py` takes out.
"""

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

from content_app.base.directory import PageDirectory

from .destinations import Destination
from .resolver import LinkResolver

DEAD = "<a>"


class ReadablePageLinkHandler(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        resolver = LinkResolver(PageDirectory())
        keys = list(map(_key, attrs_list))
        resolver.directory.look_up(filter(None, keys))
        return [_opening_tag(resolver.to_page(key)) if key else DEAD for key in keys]


class ReadableDocumentLinkHandler(DocumentLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        resolver = LinkResolver(PageDirectory())
        keys = list(map(_key, attrs_list))
        resolver.directory.documents.look_up(filter(None, keys))
        return [_opening_tag(resolver.to_document(key)) if key else DEAD for key in keys]


def register_link_handlers(features) -> None:
    """For Wagtail's hook `register_rich_text_features`."""
    features.register_link_type(ReadablePageLinkHandler)
    features.register_link_type(ReadableDocumentLinkHandler)


def _key(attributes: dict) -> int:
    """0 where there is none, as in what was not written with Wagtail's editor."""
    key = attributes.get("id", "")
    return int(key) if key.isdecimal() else 0


def _opening_tag(destination: Destination) -> str:
    return f'<a href="{escape(destination.url)}">' if destination.url else DEAD
