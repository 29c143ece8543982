"""What can be found about links. A domain registers its own in `AppConfig.ready()`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .graph import LinkGraph, Node
from .kinds import Kind, register_kind
from .own_addresses import OwnAddresses
from .written_links import WrittenLink


@dataclass(frozen=True)
class Found:
    """One thing to mend, in the page or snippet `node`."""

    node: Node
    title: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What a look at all links has to go by."""

    graph: LinkGraph
    written: list[WrittenLink]
    """The addresses of this very site that somebody wrote as such."""
    own: OwnAddresses


Rule = Callable[[Evidence], Iterable[Found]]

_rules: list[tuple[Kind, Rule]] = []


def register(kind: Kind, rule: Rule) -> None:
    """Have `rule` asked with every look at all links."""
    register_kind(kind)
    if (kind, rule) not in _rules:
        _rules.append((kind, rule))


def rules() -> list[tuple[Kind, Rule]]:
    return list(_rules)
