"""The same for Wagtail's next API, which finds fields by their kind and has no serializers to replace."""

from typing import Any

from django.db.models import ForeignKey, Model
from django.db.models.fields.reverse_related import ForeignObjectRel
from wagtail.api.rich_text import APIRichText
from wagtail.api.v3.schemas.generators.read import (
    foreign_key_schema,
    read_generator,
    reverse_related_schema,
    rich_text_schema,
    streamfield_schema,
)
from wagtail.fields import RichTextField, StreamField

from .api import published_among, published_rows
from .published_content import is_reader, readable_stream
from .resolver import LinkResolver
from .rich_text import readable_source


def register_readable_fields() -> None:
    """Have what readers get pass the resolver; call it before schemas are made."""
    read_generator.register_field_schema(RichTextField, _readable_rich_text)
    read_generator.register_field_schema(StreamField, _readable_stream)
    read_generator.register_field_schema(ForeignKey, _published_choice)
    read_generator.register_field_schema(ForeignObjectRel, _published_rows)


def _readable_rich_text(generator, field):
    annotation, default, _resolve = rich_text_schema(generator, field)

    def resolve(instance: Model, context: dict) -> str | None:
        value, request = getattr(instance, field.name), context.get("request")
        if value and is_reader(request):
            value = readable_source(value, LinkResolver.for_request(request))
        chosen = request.GET.get("rich_text_format") if request else None
        rich_text_format = APIRichText.resolve_format(chosen)
        return APIRichText.serialize(value, format=rich_text_format, features=field.features)

    return annotation, default, staticmethod(resolve)


def _readable_stream(generator, field):
    annotation, default, _resolve = streamfield_schema(generator, field)

    def resolve(instance: Model, context: dict) -> Any:
        value, request = getattr(instance, field.name), context.get("request")
        if is_reader(request):
            value = readable_stream(value, LinkResolver.for_request(request))
        return value.stream_block.get_api_representation(value, context)

    return annotation, default, staticmethod(resolve)


def _published_choice(generator, field):
    annotation, default, resolve_any = foreign_key_schema(generator, field)
    if not field.null:
        return annotation, default, resolve_any

    def resolve(instance: Model, context: dict) -> Model | None:
        chosen, request = getattr(instance, field.name), context.get("request")
        if chosen and is_reader(request) and not published_among([chosen], request):
            return None
        return chosen

    return annotation, default, staticmethod(resolve)


def _published_rows(generator, field):
    annotation, default, _resolve = reverse_related_schema(generator, field)
    if not field.multiple:
        return annotation, default, None
    name = field.get_accessor_name()

    def resolve(instance: Model, context: dict) -> list[Model]:
        rows, request = list(getattr(instance, name).all()), context.get("request")
        return published_rows(rows, request) if is_reader(request) else rows

    return annotation, default, staticmethod(resolve)
