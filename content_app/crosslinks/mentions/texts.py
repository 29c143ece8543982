"""The texts of a page in which a link can be put, read for mentions."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from wagtail import blocks
from wagtail.models import Page

from content_app.crosslinks.leaves import Leaf, field_leaves, leaves_in

from .entries import Entry
from .markup import Markup
from .matcher import Matcher, Mention

_LINKED_PAGE = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"')
_LINKED_ADDRESS = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')


@dataclass(frozen=True)
class Text:
    """A rich text of a page."""

    content_path: str
    markup: Markup


@dataclass(frozen=True)
class PlacedMention:
    text: Text
    mention: Mention

    @property
    def entry(self) -> Entry:
        return self.mention.name.entry  # type: ignore[return-value]

    @cached_property
    def key(self) -> str:
        """Names the place in every version of the page in which this sentence stands there."""
        sentence = self.mention.sentence
        parts = (self.text.content_path, sentence.before, sentence.words, sentence.after)
        return sha256("\n".join(parts).encode()).hexdigest()[:16]


class PageTexts:
    """All rich texts of one version of a page, in reading order."""

    def __init__(self, page: Any):
        self.page = page
        self.texts = [
            Text(leaf.content_path, Markup(leaf.value))
            for part in field_leaves(page)
            # A choice is of no interest here; nor are the rows below a page, which have no rich text.
            if not part.is_choice
            for leaf in leaves_in(part)
            if leaf.is_rich_text and takes_links(leaf)
        ]

    def words(self) -> set[str]:
        """Every word of them, folded."""
        words = set().union(*(text.markup.words.folded for text in self.texts))
        return {word for word in words if word.isalnum()}

    def mentions(self, matcher: Matcher, but_not: Container[Entry] = ()) -> Iterator[PlacedMention]:
        for text in self.texts:
            for mention in matcher.mentions(text.markup, but_not):
                yield PlacedMention(text, mention)

    @cached_property
    def linked_pages(self) -> set[int]:
        return {int(key) for key in self._found(_LINKED_PAGE) if len(key) < 10}

    @cached_property
    def linked_addresses(self) -> set[str]:
        return set(self._found(_LINKED_ADDRESS))

    def _found(self, pattern: re.Pattern) -> Iterator[str]:
        for text in self.texts:
            yield from pattern.findall(text.markup.source)


def latest_version(page: Page) -> Any:
    """What an editor of the page opens."""
    specific = page.specific
    return specific.get_latest_revision_as_object() if has_newer_draft(specific) else specific


def has_newer_draft(page: Page) -> bool:
    return bool(page.latest_revision_id) and (page.has_unpublished_changes or not page.live)


def takes_links(leaf: Leaf) -> bool:
    holder: Any = leaf.holder
    features = holder.features
    if features is None and isinstance(holder, blocks.RichTextBlock):
        return True
    return features is None or "link" in features
