"""Loads what the blocks of a page choose in one query a model.

Wagtail loads choosers block type by block type: a page of eight sections, each with a body, asks eight times for its
references. Here the stored form of the streams is read first, everything chosen in it is loaded together, and the
chooser blocks (`chooser_blocks.py`) take their values from there. To undo this, use Wagtail's own chooser blocks and
drop `preload`; nothing in the database depends on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text

from .directory import PageDirectory
from .rich_text import without_keyless_links

Loaded = dict[type[Model], Mapping[int, Model]]

_loaded: ContextVar[Loaded | None] = ContextVar("content_app_preloaded", default=None)


def loaded_instances(model: type[Model]) -> Mapping[int, Model]:
    """What was loaded of `model`, by key."""
    return (_loaded.get() or {}).get(model, {})


def preload(instances: list[Model], directory: PageDirectory, around: Page | None = None) -> None:
    """Load everything that the texts of `instances` choose, and turn their streams into values.

    The pages among it come from `directory`, which looks them up with the frame of the site and
    the surroundings of `around`.
    """
    instances = [instance for instance in instances if directory.is_new(instance)]
    if not instances:
        return
    chosen: dict[type[Model], set[int]] = defaultdict(set)
    for instance in instances:
        for model, key in chosen_in(instance):
            chosen[model].add(key)
    directory.look_up(chosen.pop(Page, ()), around)
    loaded: Loaded = {Page: directory.published_pages}
    image_model = get_image_model()
    image_keys = chosen.pop(image_model, set())
    for model, keys in chosen.items():
        loaded[model] = _for_rendering(model).in_bulk(keys)
    # Images last, so that those of the page itself and of what it chooses come in the same query.
    owners = [*instances, *(found for model in chosen for found in loaded[model].values())]
    loaded[image_model] = _load_images(owners, image_keys)
    with _available(loaded):
        for instance in instances:
            for value in _streams(instance):
                list(value)


def chosen_in(instance: Model) -> Iterator[tuple[type[Model], int]]:
    """Model and key of everything that the streams and rich texts of `instance` point to."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            value = field.value_from_object(instance)
            yield from _chosen_in_block(field.stream_block, list(value.raw_data))
        elif isinstance(field, RichTextField):
            yield from _chosen_in_rich_text(field.value_from_object(instance))


def _chosen_in_block(block: blocks.Block, raw: Any) -> Iterator[tuple[type[Model], int]]:
    if not raw:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _chosen_in_block(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and item.get("type") == "item"
            yield from _chosen_in_block(block.child_block, item["value"] if is_item else item)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _chosen_in_block(child_block, raw.get(name))
    elif isinstance(block, blocks.ChooserBlock):
        yield block.model_class, int(raw)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _chosen_in_rich_text(raw)


def _chosen_in_rich_text(source: str) -> Iterator[tuple[type[Model], int]]:
    for model, key, *_ in extract_references_from_rich_text(without_keyless_links(source or "")):
        # Images and documents in rich text are resolved by Wagtail's own handlers.
        if issubclass(model, Page):
            yield Page, int(key)


def _load_images(owners: Iterable[Model], keys: set[int]) -> Mapping[int, Model]:
    """The images with these keys, and those that `owners` show, each with its renditions."""
    shown = [(owner, name) for owner in owners for name in _image_fields(type(owner))]
    keys = keys | {getattr(owner, f"{name}_id") for owner, name in shown} - {None}
    if not keys:
        return {}
    images = get_image_model().objects.prefetch_related("renditions").in_bulk(keys)
    for owner, name in shown:
        if image := images.get(getattr(owner, f"{name}_id")):
            setattr(owner, name, image)
    return images


@cache
def _image_fields(model: type[Model]) -> list[str]:
    image_model = get_image_model()
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is image_model
    ]


def _for_rendering(model: type[Model]):
    """A queryset that brings along what the templates show of each."""
    queryset = model._default_manager.all()
    return queryset.for_rendering() if hasattr(queryset, "for_rendering") else queryset


def _streams(instance: Model) -> Iterator:
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield field.value_from_object(instance)


@contextmanager
def _available(loaded: Loaded) -> Iterator[None]:
    token = _loaded.set(loaded)
    try:
        yield
    finally:
        _loaded.reset(token)
