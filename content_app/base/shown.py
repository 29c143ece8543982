"""What a response shows, so that it can be kept exactly until some of that changes.

Three things are noted while a response is made (`collecting`), each under a name:

- rows: what is loaded of a model that `watch` was told of. A base page stands for what links show of it (title,
  address, whether it can be read), a page of its own type for its content;
- lists: "all published of a kind", by the querysets that make them (`querysets.py`);
- what is about something: by whoever looks for whatever points to it.

When something changes, `tell` says under which names, once the transaction is committed. Nobody need be listening.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_init

FRAME = "frame"
"""The menu, and the addresses of the index pages: every page of the site shows them."""
EVERYTHING = "everything"
"""What every response shows, whether it noted it or not: settings, sites, languages, who may read what."""

Listener = Callable[[frozenset[str]], object]


@dataclass
class Shown:
    names: set[str] = field(default_factory=set)
    is_whole: bool = False
    """Whether all is noted that the response shows; without this nobody may rely on `names`."""
    number: int | None = None
    """Which page of a list it is."""


_collector: ContextVar[Shown | None] = ContextVar("content_app_shown", default=None)
_listeners: list[Listener] = []


class Row(NamedTuple):
    """Something that is shown, before it is loaded."""

    model: type[Model]
    key: int

    @property
    def name(self) -> str:
        return row(self.model, self.key)


def row(model: type[Model], key: int | str) -> str:
    return f"{model._meta.label_lower}:{key}"


def rows_of(model: type[Model]) -> str:
    return f"{model._meta.label_lower}:*"


def about(key: UUID | str) -> str:
    """What points to something, by its translation key; by its `row` where it has none."""
    return f"about:{key}"


def address(url_path: str) -> str:
    """What stands at an address that somebody wrote out."""
    return f"address:{url_path}"


def translations(translation_key: UUID) -> str:
    """Which languages something can be read in."""
    return f"translations:{translation_key}"


def note(*names: str) -> None:
    """The response shows what goes by these names. Outside of `collecting` this does nothing."""
    if shown := _collector.get():
        shown.names.update(names)


def note_whole() -> None:
    """All that the response shows is noted. Views say so that show nothing past what is watched."""
    if shown := _collector.get():
        shown.is_whole = True


def note_number(number: int) -> None:
    """The response is this page of a list: the one part of an address's query that the site gives out itself."""
    if shown := _collector.get():
        shown.number = number


@contextmanager
def collecting() -> Iterator[Shown]:
    """Gather what is noted inside the block; what a part shows, the whole around it shows too."""
    outer, shown = _collector.get(), Shown()
    token = _collector.set(shown)
    try:
        yield shown
    finally:
        _collector.reset(token)
        if outer:
            outer.names |= shown.names
            outer.is_whole = outer.is_whole or shown.is_whole
            outer.number = outer.number or shown.number


def watch(models: Iterable[type[Model]]) -> None:
    """Note each row of these models that is loaded while a response is made."""
    for model in models:
        post_init.connect(_note_row, sender=model, dispatch_uid="content_app.shown")


def _note_row(sender: type[Model], instance: Model, **kwargs) -> None:
    shown = _collector.get()
    if shown and instance.pk:
        shown.names.add(row(sender, instance.pk))


def listen(listener: Listener) -> None:
    if listener not in _listeners:
        _listeners.append(listener)


def has_listeners() -> bool:
    return bool(_listeners)


def tell(*names: str) -> None:
    """What goes by these names has changed; listeners hear of it when the transaction is committed."""
    if names and _listeners:
        transaction.on_commit(partial(_tell_listeners, frozenset(names)), robust=True)


def _tell_listeners(names: frozenset[str]) -> None:
    for listener in _listeners:
        listener(names)
