"""Parts of pages that are made once, and put into every response that shows them.

A template marks them (`{% part "main" %}`). Those of the page that was asked for go by its address; those of the frame
around it are shared by all pages of one section of the menu. Who keeps them (`keep_in`) is told which names of
`shown.py` they go by and until when they hold, and drops them when something of it changes. Without a keeper, for
previews, and for addresses without end, each part is made anew.

Only what readers without a session are shown is kept. Staff are given the same parts: what they alone see, such as
Wagtail's user bar, stands outside of them. Outside of the parts of its page, a template may use `page` and `request`
and what context processors give, since nothing else is there while all parts are.
"""

import re
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.template import Context
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.models import Page, Site

from . import generations, shown, validity
from .cache_headers import has_credentials, is_personal

# What else readers can add to an address (filters, searches, what others track them by) is without end.
_PLAIN_QUERY = re.compile(r"(page=[1-9]\d{0,3})?")


@dataclass(frozen=True)
class Bundle:
    """What is kept under one address."""

    texts: Mapping[str, str]
    """The parts by name."""
    template: Any
    """As `TemplateResponse` takes it."""
    names: frozenset[str]
    """What is shown, as `shown.py` names it."""
    until: datetime | None
    number: int | None = None
    """Which page of a list it is."""
    language: str | None = None
    """In which it was made, where the address may not say so: a host may let browsers choose."""

    def note(self) -> None:
        """The response shows what is kept."""
        shown.note(*self.names)
        validity.limit(self.until)


class Keeper(Protocol):
    def find_parts(self, addresses: Collection[str]) -> Mapping[str, Bundle]:
        """What is kept of these addresses, in one look-up."""

    def keep_parts(self, bundles: Mapping[str, Bundle], begun_in: str | None) -> None:
        """Keep what was begun in a generation, unless something has changed since."""


_keepers: list[Keeper] = []
_MEMO, _WAITING = "_content_app_parts", "_content_app_parts_waiting"


def keep_in(keeper: Keeper) -> None:
    if keeper not in _keepers:
        _keepers.append(keeper)


def keeper_for(request: HttpRequest) -> Keeper | None:
    """Who keeps what this response is made of. Asked before anything of that is loaded."""
    generations.note(request)
    is_reading = request.method in {"GET", "HEAD"} and not getattr(request, "is_preview", False)
    # Who comes with credentials is shown what would be made.
    return _keepers[0] if _keepers and is_reading and not has_credentials(request) else None


def has_plain_query(request: HttpRequest) -> bool:
    """Whether the address may be one that the site itself gives out."""
    return bool(_PLAIN_QUERY.fullmatch(request.META.get("QUERY_STRING", "")))


def is_own_address(request: HttpRequest, collected: shown.Shown) -> bool:
    """Whether the address is one that the site gives out for what it shows: those that readers can make up are without
    end."""
    if request.META.get("QUERY_STRING", "") not in {"", f"page={collected.number}"}:
        return False
    return _is_own_host(request)


def _is_for_others(request: HttpRequest) -> bool:
    """Whether what is made for this reader, and is no page of the tree, may be kept for the next one."""
    return not is_personal(request) and not _has_token(request) and _is_own_host(request)


def _is_own_host(request: HttpRequest) -> bool:
    # ALLOWED_HOSTS looks at the name only, in whatever case, with or without a dot at its end.
    host = request.get_host()
    name, port = split_domain_port(host)
    if host != (f"{name}:{port}" if port else name):
        return False
    # Where a wildcard of it allows names, readers can make them up.
    is_known = name in settings.ALLOWED_HOSTS or Site.objects.filter(hostname=name).exists()
    return is_known and (not port or Site.objects.filter(port=port).exists())


def keep_when_ready(request: HttpRequest, bundles: Mapping[str, Bundle]) -> None:
    """Keep what a response shows that is no page of the tree, such as the search: all of it at once, at its end."""
    waiting = request.__dict__.get(_WAITING)
    if waiting is None:
        waiting = request.__dict__[_WAITING] = {}
        generations.at_end(request, partial(_keep_waiting, request))
    waiting.update(bundles)


def _keep_waiting(request: HttpRequest) -> None:
    keeper, waiting = keeper_for(request), request.__dict__.pop(_WAITING)
    if keeper and _is_for_others(request):
        keeper.keep_parts(waiting, generations.begun_in(request))


Make = Callable[[Context], SafeString]


class Parts:
    """The parts of one response: what was found, and what is made."""

    def __init__(self, page_address: str | None = None, frame_address: str | None = None):
        self.page_address = page_address
        self.frame_address = frame_address
        self.page: Bundle | None = None
        self.frame: Bundle | None = None
        self._begun_in: str | None = None
        self._made_of_page: dict[str, str] = {}
        self._made_of_frame: dict[str, str] = {}
        self._shown_by_frame = shown.Shown()
        self._frame_holds = validity.Validity()
        self._request_of_frame: HttpRequest | None = None

    @classmethod
    def for_request(cls, request: HttpRequest | None, page: object = None) -> "Parts":
        """The parts of this response; the first to ask says which page it shows."""
        if request is None:
            return cls()
        known = request.__dict__.get(_MEMO)
        if known is None:
            # A host may call something else by this name.
            is_page = isinstance(page, Page)
            known = request.__dict__[_MEMO] = cls._look_up(request, page if is_page else None)
        return known

    @classmethod
    def _look_up(cls, request: HttpRequest, page: Page | None) -> "Parts":
        keeper = keeper_for(request)
        if keeper is None:
            return cls()
        is_lasting = page is not None and has_plain_query(request)
        page_address = request.build_absolute_uri() if is_lasting else None
        parts = cls(page_address, _frame_address(request, page))
        addresses = filter(None, (parts.page_address, parts.frame_address))
        parts._begun_in = generations.begun_in(request)
        found = {
            address: bundle
            for address, bundle in keeper.find_parts(list(addresses)).items()
            if bundle.language in {None, get_language()}
        }
        for bundle in found.values():
            bundle.note()
        parts.page = found.get(parts.page_address or "")
        parts.frame = found.get(parts.frame_address or "")
        if parts.frame:
            parts._shown_by_frame.names |= parts.frame.names
            parts._frame_holds.until = parts.frame.until
        return parts

    def of_page(self, name: str, context: Context, make: Make) -> SafeString:
        if self.page and name in self.page.texts:
            # As a template has rendered it.
            return mark_safe(self.page.texts[name])  # noqa: S308
        text = make(context)
        self._made_of_page[name] = str(text)
        return text

    def of_frame(self, name: str, context: Context, make: Make) -> SafeString:
        """Made with nothing that was loaded for the page, since all that a part shows has to be noted of it."""
        if self.frame_address is None:
            return make(context)
        if self.frame and name in self.frame.texts:
            return mark_safe(self.frame.texts[name])  # noqa: S308
        if self._request_of_frame is None:
            self._request_of_frame = with_nothing_loaded(context["request"])
        with (
            shown.collecting() as collected,
            validity.collecting() as holding,
            context.push(request=self._request_of_frame),
        ):
            text = make(context)
        self._shown_by_frame.names |= collected.names
        if holding.until:
            self._frame_holds.limit(holding.until)
        self._made_of_frame[name] = str(text)
        if self.page_address is None:
            keep_when_ready(context["request"], self._bundle_of_frame())
        return text

    def keep(self, template: Any, collected: shown.Shown, until: datetime | None) -> None:
        """Keep what was made. The parts of the page go by all that the response shows, since one may use what was
        loaded for another."""
        bundles = self._bundle_of_frame()
        if self.page_address and self._made_of_page:
            bundles[self.page_address] = Bundle(
                self._made_of_page,
                template,
                frozenset(collected.names),
                until,
                collected.number,
                get_language(),
            )
        if bundles:
            _keepers[0].keep_parts(bundles, self._begun_in)

    def _bundle_of_frame(self) -> dict[str, Bundle]:
        if not self.frame_address or not self._made_of_frame:
            return {}
        texts = {**(self.frame.texts if self.frame else {}), **self._made_of_frame}
        names = frozenset(self._shown_by_frame.names)
        return {self.frame_address: Bundle(texts, None, names, self._frame_holds.until)}


def respond(
    page: Page, request: HttpRequest, make: Callable[[], HttpResponse]
) -> HttpResponse | TemplateResponse:
    """The response that `make` makes for `page`, out of the parts that are kept."""
    if _MEMO in request.__dict__:
        return make()
    parts = Parts.for_request(request, page)
    if parts.page:
        shown.note_whole()
        if parts.page.number:
            shown.note_number(parts.page.number)
        request.is_preview = False  # type: ignore[attr-defined]
        context = {"page": page, "self": page, "request": request}
        return TemplateResponse(request, parts.page.template, context)
    if parts.page_address is None or is_personal(request):
        return make()
    with shown.collecting() as collected, validity.collecting() as holding:
        shown.note(shown.row(type(page), page.pk), shown.row(Page, page.pk))
        response = make()
        if isinstance(response, TemplateResponse):
            # Here, so that all is noted that it shows.
            response.render()
    if (
        isinstance(response, TemplateResponse)
        and collected.is_whole
        and is_own_address(request, collected)
        and _is_for_all(response, request)
    ):
        parts.keep(response.template_name, collected, holding.until)
    return response


def _is_for_all(response: HttpResponse, request: HttpRequest) -> bool:
    return response.status_code == 200 and not response.cookies and not _has_token(request)


def _has_token(request: HttpRequest) -> bool:
    """Whether a token for forms, which is this reader's own, was made for the response."""
    return "CSRF_COOKIE_NEEDS_UPDATE" in request.META


def with_nothing_loaded(request: HttpRequest) -> HttpRequest:
    """The same request, before anything was looked up for its response."""
    fresh = copy(request)
    for name in [name for name in fresh.__dict__ if name.startswith("_content_app_")]:
        del fresh.__dict__[name]
    return fresh


def _frame_address(request: HttpRequest, page: Page | None) -> str:
    """The menu marks the section in which the page stands; everything else in it is the same all over a site."""
    site = Site.find_for_request(request)
    section = ""
    # A draft that is not in the tree has no path.
    if page is not None and page.path and site is not None:
        section = page.path[: (site.root_page.depth + 1) * page.steplen]
    return f"frame:{site_and_language(request)}{section}"


def site_and_language(request: HttpRequest) -> str:
    """What the addresses have in common of all that is kept for readers of one language of a site."""
    return f"{request.scheme}://{request.get_host()}/{get_language()}/"
