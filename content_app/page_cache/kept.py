"""Keeps responses and their parts in the cache named "pages", and lets go of those that show what has changed.

A purge that comes while a response is being made must not miss it. So whoever makes one reads the `generation` before,
writes down what it shows, keeps it, and drops it again if a purge came meanwhile; whoever purges first sets a new
generation, then looks for what shows the changed names.

What a process has read lately it keeps in memory too, for as long as the generation stays the same. A purge sets a new
one at its end as well: what was read while it was at work may be of before.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2s
from time import monotonic
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task
from wagtail.contrib.frontend_cache.utils import get_backends, purge_urls_from_cache

from content_app.base import clock, turns
from content_app.base.cache_failures import at_no_readers_cost
from content_app.base.cache_headers import share, shared_seconds
from content_app.base.parts import Bundle
from content_app.base.shown import EVERYTHING, Shown

from .encodings import acceptable, encoded
from .models import LONGEST_ADDRESS, KeptAddress, ShownName

CACHE_ALIAS = "pages"
SECONDS = 3600
"""The longest that a response is kept, should a change ever not be told; a host sets `CONTENT_APP_PAGE_CACHE_SECONDS`
for another."""
ROWS_AT_ONCE = 500
HOUR = timedelta(hours=1)
ON_ITS_WAY = timedelta(seconds=10)
"""The longest that a response takes to a cache in front."""
IN_MEMORY = 200
"""So many responses a process keeps in memory besides: some two megabytes."""

_GENERATION = "generation"
_UNKNOWN = object()
_PARTS, _TURN = "parts", "turn"
_PARTS_OF_AN_ADDRESS = ("", "br", "gzip", _PARTS)
# Said anew with each response, or of each coding.
_NOT_KEPT = frozenset({"cache-control", "content-length"})


@dataclass(frozen=True)
class Kept:
    headers: list[tuple[str, str]]
    body: bytes
    until: datetime | None
    page_id: int | None

    def to_response(self) -> HttpResponse:
        response = HttpResponse(self.body, headers=dict(self.headers))
        share(response, self.until)
        response.shown_page_id = self.page_id  # type: ignore[attr-defined]
        return response


def get(address: str, request: HttpRequest) -> Kept | None:
    with at_no_readers_cost():
        lately = _Lately.of_generation(generation())
        for coding in acceptable(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            found = lately.get(_key(address, coding))
            if found is not None:
                return found if found.until is None or found.until > clock.now() else None
    return None


class _Lately:
    """What this process has read of the cache in one generation."""

    _present: "_Lately | None" = None

    def __init__(self, generation: str | None):
        self._generation = generation
        self._begun_at = monotonic()
        self._known: dict[str, Kept] = {}
        self._remembered: dict[str, Any] = {}

    @classmethod
    def of_generation(cls, generation: str | None) -> "_Lately":
        lately = cls._present
        if lately is None or lately._generation != generation or lately._is_old():
            lately = cls._present = cls(generation)
        return lately

    def _is_old(self) -> bool:
        """No longer than the cache keeps it, should a change ever not be told."""
        return self._generation is None or monotonic() - self._begun_at > _longest()

    def get(self, key: str) -> Kept | None:
        found = self._known.get(key)
        if found is None and (found := caches[CACHE_ALIAS].get(key)) is not None:
            _note_in(self._known, key, found)
        return found

    def remember(self, name: str, find: Callable[[], Any]) -> Any:
        found = self._remembered.get(name, _UNKNOWN)
        if found is _UNKNOWN:
            found = find()
            _note_in(self._remembered, name, found)
        return found


def _note_in(memory: dict, name: str, found: object) -> None:
    if len(memory) >= IN_MEMORY:
        memory.clear()
    memory[name] = found


def remembered(name: str, find: Callable[[], Any]) -> Any:
    """What `find` finds in the database: a process asks it once, until anything changes. Not to be changed."""
    # Begun before `find` looks, so that what a change overtakes is remembered of the time before it.
    return _Lately.of_generation(generation()).remember(name, find)


def generation() -> str | None:
    """None where the cache fails. Where none has begun yet, or it was evicted, one begins."""
    with at_no_readers_cost():
        cache = caches[CACHE_ALIAS]
        present = cache.get(_GENERATION)
        if present is None:
            cache.add(_GENERATION, uuid4().hex, None)
            present = cache.get(_GENERATION)
        return present
    return None


@at_no_readers_cost()
def keep(
    address: str,
    response: HttpResponse,
    shown: Shown,
    until: datetime | None,
    begun_in: str | None,
) -> None:
    """Keep `response` until `until` at most, or until something of what it shows changes.

    `begun_in` is the generation in which it was begun. What was overtaken by a purge is not kept, by others neither.
    What is kept others may have too: now that it is written down, they are told when it goes.
    """
    seconds = _seconds_until(until)
    if seconds <= 0 or len(address) > LONGEST_ADDRESS:
        return
    etag = blake2s(response.content, digest_size=16).hexdigest()
    modified_at = _write_down({address: shown.names}, etag)
    patch_vary_headers(response, ["Accept-Encoding"])
    # Weak, since it is the same for all codings (RFC 9110, 8.8.1).
    response.headers["ETag"] = f'W/"{etag}"'
    response.headers["Last-Modified"] = http_date(modified_at.timestamp())
    headers = [pair for pair in response.items() if pair[0].lower() not in _NOT_KEPT]
    page_id = getattr(response, "shown_page_id", None)
    cache, kept = caches[CACHE_ALIAS], {}
    for coding, body in encoded(response.content, response.headers["Content-Type"]):
        # Without its length, servers would send it in pieces.
        own = [("Content-Length", str(len(body)))]
        if coding:
            own.append(("Content-Encoding", coding))
        kept[_key(address, coding)] = Kept([*headers, *own], body, until, page_id)
    cache.set_many(kept, seconds)
    if generation() == begun_in:
        share(response, until)
    else:
        cache.delete_many(kept)
        share(response, clock.now())


def find_parts(addresses: Collection[str]) -> Mapping[str, Bundle]:
    """The parts that are kept under `addresses`; one look-up in the cache."""
    keys = {_key(address, _PARTS): address for address in addresses}
    found: dict = {}
    with at_no_readers_cost():
        found = caches[CACHE_ALIAS].get_many(keys)
    now = clock.now()
    holds = {k: bundle for k, bundle in found.items() if bundle.until is None or bundle.until > now}
    return {keys[key]: bundle for key, bundle in holds.items()}


@at_no_readers_cost()
def keep_parts(bundles: Mapping[str, Bundle], begun_in: str | None) -> None:
    """Keep parts as `keep` does responses. Those of a page go by the same row as its response."""
    bundles = {
        address: bundle
        for address, bundle in bundles.items()
        if _seconds_until(bundle.until) > 0 and len(address) <= LONGEST_ADDRESS
    }
    if not bundles:
        return
    if not _write_down_names({address: bundle.names for address, bundle in bundles.items()}):
        return
    cache = caches[CACHE_ALIAS]
    for address, bundle in bundles.items():
        cache.set(_key(address, _PARTS), bundle, _seconds_until(bundle.until))
    if generation() != begun_in:
        cache.delete_many([_key(address, _PARTS) for address in bundles])


def _write_down_names(shown: Mapping[str, Collection[str]]) -> bool:
    """Whether that could be done: somebody else may be keeping one of them, such as the frame of all searches."""
    for _attempt in range(2):
        with suppress(IntegrityError):
            _write_down(shown)
            return True
    return False


def let_go(names: Collection[str]) -> int:
    """Drop whatever shows one of `names`, here and in caches in front; answers how many addresses that were."""
    if EVERYTHING in names:
        return let_go_of_all()
    _begin_generation()
    longest = timedelta(seconds=_longest() + shared_seconds())
    # What is an hour older by its row may have been kept at the end of that hour.
    KeptAddress.objects.filter(kept_at__lt=timezone.now() - longest - HOUR).delete()
    digests = [_digest(name) for name in names]
    dropped = _drop(KeptAddress.objects.filter(names__name__in=digests).distinct())
    _begin_generation()
    return dropped


def let_go_of_all() -> int:
    _begin_generation()
    dropped = _drop(KeptAddress.objects.all())
    # What was kept and not written down, should that ever be.
    caches[CACHE_ALIAS].clear()
    _begin_generation()
    return dropped


def turn(address: str) -> AbstractContextManager[bool]:
    """Whether it is the caller's turn to make the response, as in `base/turns.py`."""
    return turns.turn(caches[CACHE_ALIAS], _key(address, _TURN))


def wait_for(address: str, request: HttpRequest) -> Kept | None:
    """What somebody else is making, once it is there; None if it is not kept, or takes too long."""
    key = _key(address, _TURN)
    return turns.wait_for(caches[CACHE_ALIAS], key, lambda: get(address, request))


def _longest() -> float:
    """Seconds."""
    return getattr(settings, "CONTENT_APP_PAGE_CACHE_SECONDS", SECONDS)


def _seconds_until(until: datetime | None) -> float:
    return _longest() if until is None else min(_longest(), (until - clock.now()).total_seconds())


def _begin_generation() -> None:
    caches[CACHE_ALIAS].set(_GENERATION, uuid4().hex, None)


def _write_down(shown: Mapping[str, Collection[str]], etag: str = "") -> datetime:
    """Note the names of what is shown at each address; answers since when the response with this ETag is what it is.

    The rows are new ones each time: a purge that has found the old ones must not take these away.
    """
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        before = {row.address: row for row in KeptAddress.objects.filter(address__in=shown)}
        known = ShownName.objects.filter(address__in=before.values())
        # Names are added and never taken away: of the parts and the response each may go by others.
        names = set(known.values_list("address__address", "name"))
        names |= {(address, _digest(name)) for address in shown for name in shown[address]}
        KeptAddress.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
        rows = {}
        # In the same order by everybody, or two who write the same would wait for each other.
        for address in sorted(shown):
            modified_at = now if etag else hour
            row = KeptAddress(address=address, etag=etag, modified_at=modified_at, kept_at=hour)
            old = before.get(address)
            if old and etag in ("", old.etag):
                row.etag, row.modified_at = old.etag, old.modified_at
            rows[address] = row
        KeptAddress.objects.bulk_create(rows.values())
        ShownName.objects.bulk_create(
            ShownName(address=rows[address], name=name) for address, name in names
        )
    return next(iter(rows.values())).modified_at


def _drop(rows: QuerySet[KeptAddress]) -> int:
    found = dict(rows.values_list("pk", "address"))
    if not found:
        return 0
    caches[CACHE_ALIAS].delete_many(
        [_key(address, part) for address in found.values() for part in _PARTS_OF_AN_ADDRESS]
    )
    keys = list(found)
    for begin in range(0, len(keys), ROWS_AT_ONCE):
        KeptAddress.objects.filter(pk__in=keys[begin : begin + ROWS_AT_ONCE]).delete()
    if get_backends():
        _purge_in_front([address for address in found.values() if _is_url(address)])
    return len(found)


def _purge_in_front(urls: list[str]) -> None:
    purge_urls_from_cache(urls)
    # A response that had left already comes there after that, and nobody knows of it any more.
    if urls and purge_urls_from_cache_task.get_backend().supports_defer:
        later = purge_urls_from_cache_task.using(run_after=timezone.now() + ON_ITS_WAY)
        later.enqueue(urls)


def _is_url(address: str) -> bool:
    """The frame around pages, and entries of lists, have addresses that nobody can ask for."""
    return address.startswith("http")


def _digest(name: str) -> str:
    return blake2s(name.encode(), digest_size=16).hexdigest()


def _key(address: str, part: str) -> str:
    # An address may be longer than a key of some caches, and hold what they do not take.
    return f"{blake2s(address.encode()).hexdigest()}.{part}"
