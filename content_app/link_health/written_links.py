"""The addresses that a page or snippet has in its texts, blocks and fields: to read, and to replace."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape, unescape
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Model, URLField
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from content_app.base.records import record_models
from content_app.base.videos import parse_video_url
from content_app.crosslinks.leaves import Leaf, field_leaves, leaves_in
from content_app.crosslinks.texts import references_of, rewrite_leaves

from .graph import Node

_HREF = re.compile(r"""(<a\b[^>]*?\bhref=)(?P<quote>["'])(?P<url>.*?)(?P=quote)""", re.DOTALL)

Builder = Callable[[Any], Iterable[str]]

_builders: dict[type[Model], Builder] = {}


class WrittenLink(NamedTuple):
    node: Node
    url: str


def also_links(model: type[Any], builder: Builder) -> None:
    """Say which addresses templates build from what a `model` holds; a domain says so in `ready()`."""
    _builders[model] = builder


def addresses_in(instance: Model) -> Iterator[str]:
    """Every address that somebody wrote into it, or that is built from it, in reading order."""
    for part in field_leaves(instance):
        for leaf in leaves_in(part):
            if leaf.is_rich_text:
                yield from (unescape(match["url"]) for match in _HREF.finditer(leaf.value))
            elif isinstance(leaf.holder, blocks.URLBlock):
                yield leaf.value
    for field in _url_fields(type(instance)):
        if url := field.value_from_object(instance):
            yield url
    for accessor in rows_with_addresses(type(instance)):
        for row in getattr(instance, accessor).all():
            yield from addresses_in(row)
    if builder := _builders.get(type(instance)):
        yield from filter(None, builder(instance))


def chosen(instance: Model) -> Iterator[tuple[type[Model], str]]:
    """The pages and records that its texts and blocks point to, whether they are there or not."""
    for part in field_leaves(instance):
        for leaf in leaves_in(part):
            if leaf.is_choice or (leaf.is_rich_text and "linktype=" in leaf.value):
                for reference in references_of(leaf):
                    if reference.model in (Page, *record_models()):
                        yield reference.model, str(reference.pk)


def replace_address(instance: Model, old: str, new: str) -> bool:
    """Puts `new` wherever `old` stands, and says whether it stood anywhere. Nothing is saved.

    A field that is too short for it keeps the old one, and so does a video that would not play any more.
    """
    if _is_video(old) and not _is_video(new):
        return False

    def change(leaf: Leaf) -> Any:
        if leaf.is_rich_text:
            return _HREF.sub(in_link, leaf.value)
        return new if isinstance(leaf.holder, blocks.URLBlock) and leaf.value == old else leaf.value

    def in_link(match: re.Match) -> str:
        if unescape(match["url"]) != old:
            return match[0]
        return f"{match[1]}{match['quote']}{escape(new)}{match['quote']}"

    is_changed = rewrite_leaves(instance, change)
    is_changed |= _replace_in_fields(instance, old, new)
    for accessor in rows_with_addresses(type(instance)):
        rows = list(getattr(instance, accessor).all())
        changed = [row for row in rows if _replace_in_fields(row, old, new)]
        if changed:
            getattr(instance, accessor).set(rows)
            is_changed = True
    return is_changed


def has_addresses(model: type[Model]) -> bool:
    return model in _builders or _has_addresses(model) or bool(rows_with_addresses(model))


@cache
def rows_with_addresses(model: type[Model]) -> list[str]:
    """The names of the rows below a page or record that may hold any."""
    if not issubclass(model, ClusterableModel):
        return []
    return [
        relation.get_accessor_name()
        for relation in get_all_child_relations(model)
        if _has_addresses(relation.related_model)
    ]


@cache
def _has_addresses(model: type[Model]) -> bool:
    kinds = (RichTextField, StreamField, URLField)
    return any(isinstance(field, kinds) for field in model._meta.concrete_fields)


@cache
def _url_fields(model: type[Model]) -> list[URLField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, URLField)]


def _replace_in_fields(instance: Model, old: str, new: str) -> bool:
    is_changed = False
    for field in _url_fields(type(instance)):
        has_room = field.max_length is None or len(new) <= field.max_length
        if field.value_from_object(instance) == old and has_room:
            setattr(instance, field.attname, new)
            is_changed = True
    return is_changed


def _is_video(url: str) -> bool:
    try:
        parse_video_url(url)
    except ValidationError:
        return False
    return True
