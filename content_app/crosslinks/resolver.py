"""Where each internal link leads: to what can be read, by way of a redirect where one is set, or nowhere.

Everything that shows readers a link asks here: rich text, blocks, callouts, settings and the API. What a response
points to is collected before (`base/preloading.py`), so that the number of links costs no queries: documents one,
redirects one where something has left, one for each kind of record of which some have, and one more for each further
step of a chain of redirects.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.urls import Resolver404
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content_app.base.addresses import SiteAddress, site_address
from content_app.base.directory import PageDirectory
from content_app.base.preloading import chosen_in_rich_text
from content_app.base.querysets import is_on_a_site
from content_app.base.records import Record, RecordIndexPage
from content_app.base.rich_text import addresses_in

from .destinations import Absence, Destination
from .redirects import RedirectDirectory


class LinkResolver:
    def __init__(self, directory: PageDirectory):
        self.directory = directory
        self.request = directory.request
        self._redirects = RedirectDirectory(directory.request)
        self._slugs: dict[int, tuple[set[str], set[str]]] = {}

    @classmethod
    def for_request(cls, request: HttpRequest | None) -> "LinkResolver":
        """The resolver of this request; a new one outside of requests."""
        directory = PageDirectory.for_request(request)
        if request is None:
            return cls(directory)
        return request.__dict__.setdefault("_content_app_link_resolver", cls(directory))

    @property
    def explains_absences(self) -> bool:
        """Whether an editor is looking, who is told why there is no link."""
        return getattr(self.request, "is_preview", False)

    def look_up_targets_of(self, source: str) -> None:
        """Look up together what a rich text links to, as it is stored."""
        pages: set[int] = set()
        documents: set[int] = set()
        for model, key in chosen_in_rich_text(source):
            (pages if model is Page else documents).add(key)
        addresses = (site_address(url, self.request) for url in addresses_in(source))
        self.directory.look_up(pages, addresses=filter(None, addresses))
        self.directory.documents.look_up(documents)

    def to_page(self, page_id: int) -> Destination:
        page = self.directory.get_page(page_id)
        if page:
            return self._to(page, page.get_url(self.request))
        page = self.directory.get_withheld(page_id)
        if page is None:
            self._look_up_redirects()
            redirect = self._redirects.of_deleted_page(int(page_id))
            led_on = self.follow(redirect) if redirect else Destination()
            return led_on if led_on.url else Destination(absence=Absence.PAGE_DELETED)
        url = page.get_url(self.request)
        led_on_to = self._led_on_from(url) if url else None
        return led_on_to or Destination(absence=_why_withheld(page), title=page.title)

    def to_record(self, record: Record) -> Destination:
        """To its public page, or on from where that was."""
        if url := record.get_url(self.request):
            return Destination(url, title=str(record))
        led_on_to = None
        if place := record.get_place(self.request):
            self._redirects.look_up_below(place.removesuffix(f"{record.slug}/"))
            led_on_to = self._led_on_from(place)
        return led_on_to or Destination(absence=Absence.RECORD_NOT_PUBLISHED, title=str(record))

    def to_document(self, document_id: int) -> Destination:
        document = self.directory.documents.get_document(document_id)
        if document is None:
            return Destination(absence=Absence.DOCUMENT_DELETED)
        if document.is_private:
            return Destination(absence=Absence.DOCUMENT_PRIVATE, title=document.title)
        return Destination(document.url, title=document.title)

    def to_address(self, url: str) -> Destination:
        """Where an address leads that is written out: elsewhere as it stands, on this site like a link."""
        address = site_address(url, self.request)
        if address is None:
            return Destination(url)
        absence = self._absence_at(address)
        if absence is None:
            return Destination(url)
        return self._led_on_from(address.path, address.fragment) or Destination(absence=absence)

    def follow(self, redirect: Redirect, fragment: str = "") -> Destination:
        """Where somebody arrives who is led by `redirect` and by those that begin where it ends."""
        passed: set[int] = set()
        is_permanent = True
        following: Redirect | None = redirect
        while following and following.pk not in passed:
            passed.add(following.pk)
            is_permanent = is_permanent and following.is_permanent
            arrived, path = self._step(self._redirects.known(following), fragment)
            if arrived:
                return replace(arrived, is_permanent=is_permanent)
            following = self._redirects.at(path) if path else None
        return Destination(absence=Absence.NOTHING_THERE)

    def _absence_at(self, address: SiteAddress) -> Absence | None:
        if address.document_id:
            return self.to_document(address.document_id).absence
        if not address.is_routed:
            return Absence.NOTHING_THERE
        if not address.url_path:
            return None
        page = self.directory.nearest_to(address)
        if page is None:
            return Absence.NOTHING_THERE
        if page.pk in self.directory.withheld_pages:
            return _why_withheld(page)
        route = address.url_path.removeprefix(page.url_path)
        return self._absence_below(page, route) if route else None

    def _absence_below(self, page: Page, route: str) -> Absence | None:
        """Why nothing can be read at `route` of a page that can be."""
        model = ContentType.objects.get_for_id(page.content_type_id).model_class()
        if model and issubclass(model, RecordIndexPage):
            is_there = route.strip("/") in self._published_slugs(page, model, route)
            return None if is_there else Absence.RECORD_NOT_PUBLISHED
        try:
            page.specific.resolve_subpage(f"/{route}")
        except (AttributeError, Resolver404, Http404):
            return Absence.NOTHING_THERE
        return None

    def _published_slugs(self, page: Page, model: type[RecordIndexPage], route: str) -> set[str]:
        """Of the records of this index whose addresses are asked for; one query for those known so far."""
        asked, published = self._slugs.setdefault(page.pk, (set(), set()))
        paths = [address.url_path for address in self.directory.addresses]
        routes = [
            path.removeprefix(page.url_path) for path in paths if path.startswith(page.url_path)
        ]
        new = {known.strip("/") for known in (*routes, route)} - asked
        if new:
            asked |= new
            records = model.record_model.objects.published().filter(locale_id=page.locale_id)
            published.update(records.filter(slug__in=new).values_list("slug", flat=True))
        return published

    def _led_on_from(self, path: str, fragment: str = "") -> Destination | None:
        """Where redirects lead from `path`, all of them followed; None where they end nowhere or in a circle."""
        self._look_up_redirects(path)
        redirect = self._redirects.at(path)
        destination = redirect and self.follow(redirect, fragment)
        return destination if destination and destination.url else None

    def _look_up_redirects(self, *paths: str) -> None:
        """From everything that is known to have left, together."""
        urls = [page.get_url(self.request) for page in self.directory.withheld_pages.values()]
        left = [*filter(None, urls), *(address.path for address in self.directory.addresses)]
        self._redirects.look_up([*left, *paths], self.directory.deleted_page_ids)

    def _step(self, redirect: Redirect, fragment: str) -> tuple[Destination | None, str | None]:
        """Where `redirect` arrives, or the path at which to ask again."""
        page, route = redirect.redirect_page, redirect.redirect_page_route_path.lstrip("/")
        if page is None:
            if not redirect.redirect_link:
                return None, None
            address = site_address(redirect.redirect_link, self.request)
            if address is None or self._absence_at(address) is None:
                return Destination(redirect.redirect_link, is_led_on=True), None
            return None, address.path
        url = page.get_url(self.request)
        if url is None:
            return None, None
        is_readable = redirect.is_to_published_page and is_on_a_site(page)
        if is_readable and not (route and self._absence_below(page, route)):
            url = f"{url}{route}#{fragment}" if fragment else f"{url}{route}"
            return self._to(page, url, is_led_on=True), None
        return None, urlsplit(url).path + route

    def _to(self, page: Page, url: str, is_led_on: bool = False) -> Destination:
        is_foreign = page.locale_id != self.directory.locale_id
        language = page.locale.language_code if is_foreign else ""
        return Destination(url, title=page.title, language=language, is_led_on=is_led_on)


def _why_withheld(page: Page) -> Absence:
    if not is_on_a_site(page):
        return Absence.PAGE_ELSEWHERE
    return Absence.PAGE_PRIVATE if page.live else Absence.PAGE_NOT_PUBLISHED
