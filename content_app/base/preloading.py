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

from django.db.models import ForeignKey, Model, OneToOneField, URLField
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text

from .addresses import site_address
from .directory import PageDirectory
from .rich_text import addresses_in, without_keyless_links
from .stored_streams import Leaf, leaves_below

Loaded = dict[type[Model], Mapping[int, Model | None]]

_loaded: ContextVar[Loaded | None] = ContextVar("content_app_preloaded", default=None)


def loaded_instances(model: type[Model]) -> Mapping[int, Model | None]:
    """What was loaded of `model`, by key; None for what was deleted."""
    return (_loaded.get() or {}).get(model, {})


def preload(instances: list[Model], directory: PageDirectory, around: Page | None = None) -> None:
    """Load everything that the texts of `instances` choose, and turn their streams into values.

    The pages among it come from `directory`, which looks them up with the frame of the site and
    the surroundings of `around`.
    """
    instances = [instance for instance in instances if directory.is_new(instance)]
    if not instances:
        return
    chosen, urls = _everything_in(instances)
    image_keys = chosen.pop(image_model := get_image_model(), set())
    document_model = get_document_model()
    page_keys, document_keys = chosen.pop(Page, set()), chosen.pop(document_model, set())
    found_of = {model: _for_rendering(model).in_bulk(keys) for model, keys in chosen.items()}
    # What was chosen has texts and links of its own, whose targets are asked for with the others.
    found = [instance for of_model in found_of.values() for instance in of_model.values()]
    chosen_below, urls_below = _everything_in(found)
    addresses = (site_address(url, directory.request) for url in urls | urls_below)
    directory.look_up(page_keys | chosen_below[Page], around, filter(None, addresses))
    directory.documents.look_up(document_keys | chosen_below[document_model])
    found_of[Page] = directory.withheld_pages | directory.published_pages
    found_of[document_model] = directory.documents.documents
    keys_of = chosen | {Page: page_keys, document_model: document_keys}
    # What was deleted is known to be gone, and need not be asked for once more.
    loaded: Loaded = {
        model: dict.fromkeys(keys) | found_of[model] for model, keys in keys_of.items()
    }
    # Images last, so that those of the page itself and of what it chooses come in the same query.
    owners = [*instances, *found]
    loaded[image_model] = _load_images(owners, image_keys)
    with _available(loaded):
        for instance in instances:
            for value in _streams(instance):
                list(value)


def chosen_in(instance: Model) -> Iterator[tuple[type[Model], int]]:
    """Model and key of everything that `instance` points to: in its streams and rich texts, and where
    it chooses a page or a document itself."""
    for block, raw in _leaves_of(instance):
        if isinstance(block, blocks.ChooserBlock):
            yield block.model_class, int(raw)
        elif isinstance(block, blocks.RichTextBlock):
            yield from chosen_in_rich_text(raw)
    for name, model in _chosen_by_field(type(instance)):
        if key := getattr(instance, f"{name}_id"):
            yield model, key


def written_out_in(instance: Model) -> Iterator[str]:
    """The addresses in the streams and rich texts of `instance`."""
    for block, raw in _leaves_of(instance):
        if isinstance(block, blocks.URLBlock):
            yield raw
        elif isinstance(block, blocks.RichTextBlock):
            yield from addresses_in(raw)
    for field in instance._meta.get_fields():
        if isinstance(field, URLField):
            yield field.value_from_object(instance)


def _everything_in(instances: list[Model]) -> tuple[dict[type[Model], set[int]], set[str]]:
    chosen: dict[type[Model], set[int]] = defaultdict(set)
    for instance in instances:
        for model, key in chosen_in(instance):
            chosen[model].add(key)
    return chosen, {url for instance in instances for url in written_out_in(instance)}


@cache
def _chosen_by_field(model: type[Model]) -> list[tuple[str, type[Model]]]:
    """The foreign keys of `model` that choose a page or a document."""
    kinds = (Page, get_document_model())
    return [
        (field.name, kind)
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey)
        and not isinstance(field, ParentalKey | OneToOneField)
        and field.model is not Page
        for kind in kinds
        if issubclass(field.related_model, kind)
    ]


_RICH_TEXT = blocks.RichTextBlock()


def _leaves_of(instance: Model) -> Iterator[Leaf]:
    """What stands in the streams and rich texts of `instance`, piece by piece, each with its block."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            value = field.value_from_object(instance)
            yield from leaves_below(field.stream_block, list(value.raw_data))
        elif isinstance(field, RichTextField):
            yield from leaves_below(_RICH_TEXT, field.value_from_object(instance))


def chosen_in_rich_text(source: str) -> Iterator[tuple[type[Model], int]]:
    """Model and key of each page and document that a text links to."""
    for model, key, *_ in extract_references_from_rich_text(without_keyless_links(source or "")):
        # Images in rich text are resolved by Wagtail's own handler.
        if model in {Page, get_document_model()}:
            yield model, int(key)


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
