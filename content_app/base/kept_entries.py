"""What lists say of single things, kept for lists that are put together anew for each reader, such as a search."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest

from . import shown, validity
from .parts import (
    Bundle,
    keep_when_ready,
    keeper_for,
    site_and_language,
    with_nothing_loaded,
)
from .shown import Row

_TEXT = "entry"

MakeEntries = Callable[[HttpRequest, Any, Sequence[int]], Mapping[int, str]]
"""Makes the entries of a model, by key. An entry shows nothing of another row of its own model: all that are made
together go by what was loaded for them, but for each other's rows."""


def kept_entries(request: HttpRequest, rows: Sequence[Row], make: MakeEntries) -> Mapping[Row, str]:
    """What is said of each of `rows`, looked up together; "" of what cannot be read, or has no address."""
    keeper = keeper_for(request)
    addresses = {f"entry:{site_and_language(request)}{row.name}": row for row in rows}
    found = keeper.find_parts(list(addresses)) if keeper else {}
    for bundle in found.values():
        bundle.note()
    texts = {addresses[address]: bundle.texts[_TEXT] for address, bundle in found.items()}
    unknown = {address: row for address, row in addresses.items() if row not in texts}
    bundles: dict[str, Bundle] = {}
    for model, those in _by_model(unknown).items():
        made = _make_bundles(model, those, request, make)
        texts |= {unknown[address]: bundle.texts[_TEXT] for address, bundle in made.items()}
        bundles |= made
    if bundles:
        keep_when_ready(request, bundles)
    return texts


def _by_model(rows: Mapping[str, Row]) -> Mapping[Any, Mapping[str, Row]]:
    by_model: dict[Any, dict[str, Row]] = defaultdict(dict)
    for address, row in rows.items():
        by_model[row.model][address] = row
    return by_model


def _make_bundles(
    model, rows: Mapping[str, Row], request: HttpRequest, make: MakeEntries
) -> Mapping[str, Bundle]:
    """By address. All that an entry shows has to be noted of it, so nothing may have been loaded before."""
    with shown.collecting() as collected, validity.collecting() as holding:
        made = make(with_nothing_loaded(request), model, [row.key for row in rows.values()])
    others = collected.names.difference(row.name for row in rows.values())
    return {
        address: Bundle(
            {_TEXT: made.get(row.key, "")}, None, frozenset({*others, row.name}), holding.until
        )
        for address, row in rows.items()
    }
