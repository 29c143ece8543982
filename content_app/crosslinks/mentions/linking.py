"""Puts a link around a mention, where somebody asked for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import transaction
from wagtail.models import Page

from content_app.crosslinks.leaves import Leaf
from content_app.crosslinks.texts import rewrite_leaves
from content_app.crosslinks.versions import (
    VersionKind,
    change_versions,
    locked_row,
    may_change,
    store_versions,
    versions_of,
)

from .entries import Entry, Target
from .scanning import mentions_of, unlinked_mentions
from .texts import PageTexts, PlacedMention


def link_in_draft(page: Page, entry: Entry, target: Target, key: str, user) -> bool:
    """Writes a new draft in which the mention named by `key` is a link; False where it is not there any more, or where
    `user` may not change the page.
    """
    with transaction.atomic():
        row = locked_row(page)
        newest = replace(versions_of(row)[-1], kind=VersionKind.DRAFT, approved_go_live_at=None)
        if not may_change(row, user) or not _linked(entry, target, key)(newest.instance):
            return False
        store_versions(row, [newest], {0}, user=user)
        mentions_of(entry).filter(page_id=page.pk).delete()
    return True


def link_in_versions(page: Page, entry: Entry, target: Target, key: str, user) -> list[VersionKind]:
    """As above, in each version in which the sentence stands; says in which ones."""
    changed = change_versions(page, _linked(entry, target, key), user=user)
    if changed:
        mentions_of(entry).filter(page_id=page.pk).delete()
    return changed


def _linked(entry: Entry, target: Target, key: str) -> Callable[[Any], bool]:
    def change(version: Any) -> bool:
        mentions = unlinked_mentions(PageTexts(version))
        placed = next((one for one in mentions if one.entry == entry and one.key == key), None)
        return placed is not None and _put_link_around(version, placed, target)

    return change


def _put_link_around(version: Any, placed: PlacedMention, target: Target) -> bool:
    start, end = placed.mention.start, placed.mention.end

    def change(leaf: Leaf) -> Any:
        if leaf.content_path != placed.text.content_path or not leaf.is_rich_text:
            return leaf.value
        before, words, after = leaf.value[:start], leaf.value[start:end], leaf.value[end:]
        return f"{before}<a {target.attributes}>{words}</a>{after}"

    return rewrite_leaves(version, change)
