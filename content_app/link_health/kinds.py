"""The kinds of things that can be found about links, and how each is put into words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    code: str
    label: str | Promise
    """What is wrong, in a few words: for the filter and the dashboard."""
    describe: Callable[[dict[str, Any]], str]
    """One finding in a sentence, from its facts."""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Have findings of a kind shown; `findings.register` does so too."""
    _kinds[kind.code] = kind


def kinds() -> list[Kind]:
    """In the order in which they were registered, which is that of the report."""
    return list(_kinds.values())


def kind_named(code: str) -> Kind | None:
    return _kinds.get(code)
