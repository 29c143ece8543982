"""Content as the APIs give it: as it is stored, but for what readers could not open.

A link that leads nowhere becomes its words and a choice of what is not published becomes null, so that no key of a
draft is given away. Whoever reads with a token, to write back, gets what is stored.
"""

from django.db.models import Model
from django.http import HttpRequest
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.models import APIToken, DraftStateMixin, Page

from content_app.base.stored_streams import leaves_below, with_leaves

from .resolver import LinkResolver
from .rich_text import readable_source


def is_reader(request: HttpRequest | None) -> bool:
    """Whether nobody is known to ask: a session counts for nothing in an API."""
    return not isinstance(getattr(request, "auth", None), APIToken)


def readable_stream(value: blocks.StreamValue, resolver: LinkResolver) -> blocks.StreamValue:
    """The stream without what readers could not open."""
    stored = list(value.raw_data)
    leaves = list(leaves_below(value.stream_block, stored))
    chosen: dict[type[Model], set[int]] = {}
    for block, raw in leaves:
        if isinstance(block, blocks.ChooserBlock):
            chosen.setdefault(block.model_class, set()).add(int(raw))
        elif isinstance(block, blocks.RichTextBlock):
            resolver.look_up_targets_of(raw)
    readable = {model: _readable(model, keys, resolver) for model, keys in chosen.items()}

    def without_absent(block: blocks.Block, raw):
        if isinstance(block, blocks.ChooserBlock):
            return raw if int(raw) in readable[block.model_class] else None
        if isinstance(block, blocks.RichTextBlock):
            return readable_source(raw, resolver)
        if isinstance(block, blocks.URLBlock):
            return resolver.to_address(raw).url
        return raw

    return value.stream_block.to_python(with_leaves(value.stream_block, stored, without_absent))


def _readable(model: type[Model], keys: set[int], resolver: LinkResolver) -> set[int]:
    if issubclass(model, Page):
        resolver.directory.look_up(keys)
        return keys & resolver.directory.published_pages.keys()
    if issubclass(model, get_document_model()):
        resolver.directory.documents.look_up(keys)
        return {key for key in keys if resolver.to_document(key).url}
    if issubclass(model, DraftStateMixin):
        live = model._default_manager.filter(pk__in=keys, live=True)
        return set(live.values_list("pk", flat=True))
    return keys
