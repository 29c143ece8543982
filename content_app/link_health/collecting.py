"""Which addresses published pages and snippets have: those of this site to look into, those elsewhere to check."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone

from content_app.base import clock

from .destinations import NotPublic
from .external_findings import report
from .graph import DeadLink, LinkGraph, Node, type_of
from .models import URL_LENGTH, AddressUse, ExternalAddress, ExternalHost
from .own_addresses import OwnAddresses
from .transport import parse
from .written_links import (
    WrittenLink,
    addresses_in,
    chosen,
    has_addresses,
    rows_with_addresses,
)

logger = logging.getLogger("content_app.link_health")

_AT_ONCE = 200
_ROWS_AT_ONCE = 1000

Uses = dict[str, dict[Node, str]]
"""By address: where it is used, and the title of that."""


def collect(graph: LinkGraph, own: OwnAddresses) -> list[WrittenLink]:
    """Notes the addresses elsewhere, and forgets those that nothing uses any more. Returns those of this site."""
    written: list[WrittenLink] = []
    uses: Uses = defaultdict(dict)
    for node, instance in _instances(graph):
        try:
            addresses = [url.strip() for url in addresses_in(instance)]
            chosen_here = list(chosen(instance))
        except DatabaseError:
            raise  # The others cannot be read either, and nothing may be forgotten for that.
        except Exception:
            # One text that nobody thought of must not keep all others from being looked into.
            logger.exception("Could not read which addresses are in %s.", node)
            continue
        for url in addresses:
            if own.holds(url):
                written.append(WrittenLink(node, url))
            elif _is_elsewhere(url):
                uses[url][node] = graph.published[node].title[:255]
        # Wagtail's index forgets what it knew of a page when that is deleted; the texts do not.
        if any(Node(type_of(model), key) not in graph.known for model, key in chosen_here):
            graph.dead_links.append(DeadLink(node, title=""))
    store_uses(uses)
    return written


def store_uses(uses: Uses) -> None:
    with transaction.atomic():
        keys = _known_addresses()
        _delete_addresses([keys.pop(url) for url in [*keys] if url not in uses])
        _store_addresses([url for url in uses if url not in keys])
        changed = _store_uses(uses, _known_addresses())
    checked = ExternalAddress.objects.exclude(outcome=ExternalAddress.Outcome.UNKNOWN)
    for address in checked.iterator():
        if address.pk in changed:
            report(address)


def _instances(graph: LinkGraph) -> Iterator[tuple[Node, Model]]:
    """Everything published that has texts or addresses, a few at a time."""
    for model, nodes in _by_model(graph).items():
        rows = rows_with_addresses(model)
        manager = model._default_manager.prefetch_related(*rows)
        for start in range(0, len(nodes), _AT_ONCE):
            some = nodes[start : start + _AT_ONCE]
            found = manager.in_bulk([model._meta.pk.to_python(node.key) for node in some])
            by_key = {str(key): instance for key, instance in found.items()}
            yield from (
                (node, by_key[node.key])
                for node in some
                # An alias repeats what is mended on the page that it is one of.
                if node.key in by_key and not getattr(by_key[node.key], "alias_of_id", None)
            )


def _by_model(graph: LinkGraph) -> dict[type[Model], list[Node]]:
    nodes: dict[type[Model], list[Node]] = defaultdict(list)
    for node, thing in graph.published.items():
        if has_addresses(thing.model):
            nodes[thing.model].append(node)
    return nodes


def _is_elsewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname)
        and len(url.encode()) <= URL_LENGTH
    )


def _host_of(url: str) -> str:
    """The name under which it is asked in turn; of what nobody can ask, as it is written."""
    try:
        host = parse(url).hostname
    except NotPublic:
        host = urlsplit(url).hostname
    return (host or "")[:255]


def _known_addresses() -> dict[str, int]:
    return dict(ExternalAddress.objects.values_list("url", "pk"))


def _delete_addresses(keys: list[int]) -> None:
    for start in range(0, len(keys), _ROWS_AT_ONCE):
        ExternalAddress.objects.filter(pk__in=keys[start : start + _ROWS_AT_ONCE]).delete()


def _store_addresses(urls: list[str]) -> None:
    names = {url: _host_of(url) for url in urls}
    moment = timezone.now()
    ExternalHost.objects.bulk_create(
        [ExternalHost(name=name, free_at=moment) for name in sorted(set(names.values()))],
        ignore_conflicts=True,
        batch_size=_ROWS_AT_ONCE,
    )
    hosts = dict(ExternalHost.objects.values_list("name", "pk"))
    today = clock.now().astimezone(timezone.get_default_timezone()).date()
    ExternalAddress.objects.bulk_create(
        [ExternalAddress(url=url, host_id=hosts[names[url]], due_on=today) for url in urls],
        ignore_conflicts=True,
        batch_size=_ROWS_AT_ONCE,
    )


def _store_uses(uses: Uses, keys: dict[str, int]) -> set[int]:
    """Returns the addresses whose uses are not what they were."""
    wanted = {
        (keys[url], node): title for url, where in uses.items() for node, title in where.items()
    }
    rows = AddressUse.objects.values_list(
        "address_id", "content_type_id", "object_id", "title", "pk"
    )
    known = {
        (address_id, Node(type_id, key)): (title, pk)
        for address_id, type_id, key, title, pk in rows.iterator(_ROWS_AT_ONCE)
    }
    stale = [pk for use, (title, pk) in known.items() if wanted.get(use) != title]
    new = [use for use, title in wanted.items() if known.get(use, ("", 0))[0] != title]
    changed = {address_id for address_id, _node in new}
    changed |= {use[0] for use, (title, _pk) in known.items() if wanted.get(use) != title}
    for start in range(0, len(stale), _ROWS_AT_ONCE):
        AddressUse.objects.filter(pk__in=stale[start : start + _ROWS_AT_ONCE]).delete()
    AddressUse.objects.bulk_create(
        [
            AddressUse(
                address_id=address_id,
                content_type_id=node.type_id,
                object_id=node.key,
                title=wanted[address_id, node],
            )
            for address_id, node in new
        ],
        ignore_conflicts=True,
        batch_size=_ROWS_AT_ONCE,
    )
    return changed
