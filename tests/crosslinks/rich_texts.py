"""The rich texts of a page, wherever they stand, and one change to all of them."""

from collections.abc import Callable

from content_app.crosslinks.leaves import Leaf, leaves
from content_app.crosslinks.texts import rewrite_leaves


def rich_texts(instance) -> list[Leaf]:
    return [leaf for leaf in leaves(instance) if leaf.is_rich_text]


def rewrite_rich_texts(instance, rewrite: Callable[[str], str]) -> bool:
    return rewrite_leaves(
        instance, lambda leaf: rewrite(leaf.value) if leaf.is_rich_text else leaf.value
    )
