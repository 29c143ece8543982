"""Rich text as readers get it: a link that leads nowhere becomes its words.

Wagtail's own handlers link to what is not published all the same, replace opening tags only, and ask the database for
each text by itself. So links are resolved here, as pairs of tags, before Wagtail sees the rest. Where a text passes
Wagtail's handlers without coming here first, those of `link_handlers.py` leave an opening tag without an address.
"""

import re
from collections.abc import Callable

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html
from wagtail.rich_text.rewriters import extract_attrs

from content_app.base.rich_text import without_keyless_links

from .destinations import Destination
from .resolver import LinkResolver

_LINK = re.compile(r"(?P<tag><a\b(?P<attributes>[^>]*)>)(?P<words>.*?)</a>", re.DOTALL)
# What Wagtail makes of a kind of link that it does not know.
_LINK_TO_NOWHERE = re.compile(r"<a>(?P<words>.*?)</a>", re.DOTALL)


def render_rich_text(value: RichText | str | None, resolver: LinkResolver) -> SafeString:
    """The text as HTML. In previews, a link that leads nowhere says why."""

    def opening_tag(destination: Destination, stored_tag: str, attributes: dict[str, str]) -> str:
        if attributes.get("href") == destination.url:
            return stored_tag
        if destination.language:
            return format_html('<a href="{}" hreflang="{}">', destination.url, destination.language)
        return format_html('<a href="{}">', destination.url)

    html = expand_db_html(_with_links(value, resolver, opening_tag, resolver.explains_absences))
    # What editors save was reduced to allowed elements and addresses when it was saved.
    return mark_safe(_LINK_TO_NOWHERE.sub(r"\g<words>", html))  # noqa: S308


def readable_source(value: RichText | str | None, resolver: LinkResolver) -> str:
    """The text as it is stored, but for the links that lead nowhere or on: no more than readers get."""

    def stored_or_led_on(
        destination: Destination, stored_tag: str, attributes: dict[str, str]
    ) -> str:
        is_led_on = destination.is_led_on and attributes.get("href") != destination.url
        return format_html('<a href="{}">', destination.url) if is_led_on else stored_tag

    return _with_links(value, resolver, stored_or_led_on)


def _with_links(
    value: RichText | str | None,
    resolver: LinkResolver,
    opening_tag: Callable[[Destination, str, dict[str, str]], str],
    explains_absences: bool = False,
) -> str:
    """The stored text, with what `opening_tag` makes of links that lead somewhere."""
    source = without_keyless_links(getattr(value, "source", value) or "")
    resolver.look_up_targets_of(source)

    def link_or_words(match: re.Match) -> str:
        attributes, words = extract_attrs(match["attributes"]), match["words"]
        destination = _destination_of(attributes, resolver)
        if destination is None:
            return match[0]
        if destination.absence is None:
            return f"{opening_tag(destination, match['tag'], attributes)}{words}</a>"
        if explains_absences:
            note = render_to_string(
                "content_app/components/dead_link.html", {"absence": destination.absence}
            )
            return f"{words} {note.strip()}"
        return words

    return _LINK.sub(link_or_words, source)


def _destination_of(attributes: dict[str, str], resolver: LinkResolver) -> Destination | None:
    """None for what is no link of ours: a place in the same text, or a kind that a host has added."""
    kind = attributes.get("linktype")
    if kind == "page":
        return resolver.to_page(int(attributes["id"]))
    if kind == "document":
        return resolver.to_document(int(attributes["id"]))
    href = attributes.get("href")
    return resolver.to_address(href) if href and not kind else None
