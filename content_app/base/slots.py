"""Places that a low level of the house declares and a higher one fills.

A page template names the slot (`{% slot "page_aside" %}`); whoever has something to show there registers a function
with `fill` in `AppConfig.ready()`. The function receives the template context and returns safe HTML, or "".
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

SlotFiller = Callable[[Mapping[str, Any]], str]

SITE_BANNER = "site_banner"
PAGE_NOTICE = "page_notice"
PAGE_ASIDE = "page_aside"
PAGE_END = "page_end"
RECORD_END = "record_end"

SLOT_NAMES = frozenset({SITE_BANNER, PAGE_NOTICE, PAGE_ASIDE, PAGE_END, RECORD_END})

_fillers: dict[str, list[tuple[int, SlotFiller]]] = defaultdict(list)


def fill(slot_name: str, filler: SlotFiller, order: int = 100) -> None:
    """Have `filler` rendered wherever `slot_name` stands; lower `order` comes first.

    Raises ValueError for a slot that no template declares, which would otherwise never be seen.
    """
    if slot_name not in SLOT_NAMES:
        raise ValueError(f"There is no slot named {slot_name!r}.")
    if not any(existing is filler for _, existing in _fillers[slot_name]):
        _fillers[slot_name].append((order, filler))
        _fillers[slot_name].sort(key=lambda entry: entry[0])


def render(slot_name: str, context: Mapping[str, Any]) -> SafeString:
    """What the fillers of `slot_name` have to show for this context."""
    # Fillers return what a template rendered, so it is already escaped.
    return mark_safe("".join(filler(context) for _, filler in _fillers[slot_name]))  # noqa: S308
