"""What the values of a stream hold, however deep."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model
from wagtail.fields import StreamField

Held = TypeVar("Held", bound=Model)


def held_in_streams(instance: Model, model: type[Held]) -> Iterator[Held]:
    """Every `model` that the streams of a page or record hold, in reading order."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _held_in(field.value_from_object(instance), model)


def _held_in(value, model: type[Held]) -> Iterator[Held]:
    if isinstance(value, model):
        yield value
    elif hasattr(value, "bound_blocks") and hasattr(value, "values"):  # a StructValue
        for child in value.values():
            yield from _held_in(child, model)
    elif hasattr(value, "stream_block") or hasattr(value, "list_block"):
        for child in value:
            yield from _held_in(getattr(child, "value", child), model)
