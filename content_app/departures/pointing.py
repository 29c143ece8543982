"""What points to something that goes: made to point elsewhere, or to nothing."""

import re
from collections.abc import Callable, Collection
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import extract_attrs

from content_app.crosslinks.leaves import Leaf
from content_app.crosslinks.texts import REMOVED, base_of, references_of, rewrite_leaves

Target = tuple[type[Model], Any]
"""The model that has the key (of any page, Page), and the key."""

LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<words>.*?)</a>", re.DOTALL)


def target_of(instance: Model) -> Target:
    return base_of(type(instance)), instance.pk


def repoint(instance: Model, targets: Collection[Target], to: Model) -> bool:
    """Makes whatever in `instance` points to one of `targets` point to `to`; says whether there was anything.

    What may not choose `to`, such as a place for conditions only, points to nothing.
    """

    def relinked(link: re.Match) -> str:
        attributes = link["attributes"].replace(f'id="{_key(link)}"', f'id="{to.pk}"')
        return f"<a{attributes}>{link['words']}</a>"

    def change(leaf: Leaf) -> Any:
        if leaf.is_rich_text:
            return _rewrite_links(leaf.value, targets, relinked)
        if not _points_to(leaf, targets):
            return leaf.value
        return to.pk if _may_choose(leaf.holder, to) else REMOVED

    return rewrite_leaves(instance, change)


def unlink(instance: Model, targets: Collection[Target]) -> bool:
    """Takes away whatever in `instance` points to one of `targets`; of a link in a text, the words stay."""

    def change(leaf: Leaf) -> Any:
        if leaf.is_rich_text:
            return _rewrite_links(leaf.value, targets, lambda link: link["words"])
        return REMOVED if _points_to(leaf, targets) else leaf.value

    return rewrite_leaves(instance, change)


def link_target(link: re.Match) -> Target | None:
    """What a link in a rich text leads to; None for an address."""
    attributes = extract_attrs(link["attributes"])
    handler = features.get_link_types().get(attributes.get("linktype", ""))
    key = attributes.get("id", "")
    return target_of(handler.get_model()(pk=int(key))) if handler and key.isdecimal() else None


def _rewrite_links(
    html: str, targets: Collection[Target], rewrite: Callable[[re.Match], str]
) -> str:
    return LINK.sub(
        lambda link: rewrite(link) if link_target(link) in targets else link[0],
        html,
    )


def _points_to(leaf: Leaf, targets: Collection[Target]) -> bool:
    return leaf.is_choice and any(
        (reference.model, reference.pk) in targets for reference in references_of(leaf)
    )


def _may_choose(holder: Any, to: Model) -> bool:
    if isinstance(holder, ForeignKey):
        return isinstance(to, holder.related_model)
    if isinstance(holder, blocks.PageChooserBlock):
        return isinstance(to, tuple(holder.target_models) or Page)
    return isinstance(to, holder.model_class)


def _key(link: re.Match) -> str:
    return extract_attrs(link["attributes"])["id"]
