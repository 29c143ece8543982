"""Every page and document that a response points to, looked up together.

Breadcrumbs, the menu, translations, the index pages of records, and whatever texts, blocks and links point to are all
pages; asked for one by one they would cost a query each. A page that readers cannot reach is not among the published
ones, so that no link leads to a "not found"; it is kept beside them, since its address may lead on, and since editors
are told why a link is dead.
"""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from . import shown
from .addresses import SiteAddress
from .documents import DocumentDirectory
from .locales import active_locale
from .querysets import is_on_a_site, marked_private
from .specific import published_for_teasers
from .teasers import Teaser


class PageDirectory:
    def __init__(self, request: HttpRequest | None = None):
        self._request = request
        self.documents = DocumentDirectory()
        self._asked: set[int] = set()
        self.addresses: set[SiteAddress] = set()
        self._pages: dict[int, Page] = {}
        self._withheld: dict[int, Page] = {}
        self._teased: dict[int, Teaser] = {}
        self._knows_frame = False
        self._locale_id: int | None = None
        self._prepared: list = []

    @classmethod
    def for_request(cls, request: HttpRequest | None) -> "PageDirectory":
        """The directory of this request; a new, empty one outside of requests."""
        if request is None:
            return cls()
        return request.__dict__.setdefault("_content_app_page_directory", cls(request))

    @property
    def request(self) -> HttpRequest | None:
        return self._request

    @property
    def locale_id(self) -> int:
        """The language that is being read."""
        if self._locale_id is None:
            self._locale_id = active_locale(self._request).pk
        return self._locale_id

    def look_up(
        self,
        page_ids: Iterable[int],
        around: Page | None = None,
        addresses: Iterable[SiteAddress] = (),
    ) -> None:
        """Find what is not known yet: of `page_ids`, of what stands at `addresses` or serves them from
        above, and of the frame of the site.

        For the page that is being shown (`around`), also those above it and its translations.
        """
        if self._locale_id is None and around is not None:
            self._locale_id = around.locale_id
        unknown = {int(page_id) for page_id in page_ids} - self._asked
        new_addresses = {address for address in addresses if address.url_path} - self.addresses
        unknown_paths = {path for address in new_addresses for path in address.url_paths}
        if not unknown and not unknown_paths and self._knows_frame and around is None:
            # Most texts point to no page. Django would notice too, after half of the work of a query.
            return
        wanted = Q(pk__in=unknown)
        if unknown_paths:
            wanted |= Q(url_path__in=unknown_paths)
        if unknown:
            keys = Page.objects.filter(pk__in=unknown).values("translation_key")
            wanted |= Q(translation_key__in=keys, locale_id=self.locale_id)
        shown.note(*map(shown.address, unknown_paths))
        if not self._knows_frame:
            wanted |= self._frame()
            self._knows_frame = True
            shown.note(shown.FRAME)
        if around is not None and around.pk:
            wanted |= Q(path__in=paths_above(around)) | Q(translation_key=around.translation_key)
        for page in marked_private(Page.objects.filter(wanted)).select_related("locale"):
            is_readable = page.live and not page.is_private and is_on_a_site(page)
            (self._pages if is_readable else self._withheld)[page.pk] = page
        known = [*self._pages.values(), *self._withheld.values(), *([around] if around else [])]
        shown.note(*(shown.translations(page.translation_key) for page in known))
        self._asked |= unknown
        self.addresses |= new_addresses

    def is_new(self, instance) -> bool:
        """Whether `instance` is asked about for the first time; from then on it is known."""
        if any(known is instance for known in self._prepared):
            return False
        self._prepared.append(instance)
        return True

    def get_page(self, page_id: int) -> Page | None:
        """The page, or its translation into the language that is being read."""
        page_id = int(page_id)
        if page_id not in self._pages and page_id not in self._asked:
            self.look_up([page_id])
        page = self._pages.get(page_id)
        known = page or self._withheld.get(page_id)
        if known is None or known.locale_id == self.locale_id:
            return page
        translations = self.translations_of(known)
        return next((p for p in translations if p.locale_id == self.locale_id), page)

    def get_withheld(self, page_id: int) -> Page | None:
        """The page, where readers cannot reach it: its `live` and `is_private` say why; None where it
        was deleted."""
        return self._withheld.get(int(page_id))

    def nearest_to(self, address: SiteAddress) -> Page | None:
        """The page that stands at `address` or nearest above it, whether or not readers can reach it."""
        self.look_up([], addresses=[address])
        known = {page.url_path: page for page in (*self._withheld.values(), *self._pages.values())}
        return next((known[path] for path in address.url_paths if path in known), None)

    def get_url(self, page_id: int) -> str | None:
        page = self.get_page(page_id)
        return page.get_url(self._request) if page else None

    def get_teaser(self, page_id: int) -> Teaser | None:
        page = self.get_page(page_id)
        if page is None:
            return None
        if page.pk not in self._teased:
            # All that were asked for by key: where a text has one teaser, it often has several.
            known = filter(None, {self.get_page(key) for key in self._asked})
            found = published_for_teasers((page.pk, page.content_type_id) for page in known)
            self._teased.update({page.pk: page.get_teaser(self._request) for page in found})
        return self._teased.get(page.pk)

    @property
    def published_pages(self) -> dict[int, Page]:
        """What was found, by key."""
        return self._pages

    @property
    def withheld_pages(self) -> dict[int, Page]:
        """What was found and readers cannot reach, by key."""
        return self._withheld

    @property
    def deleted_page_ids(self) -> set[int]:
        """What was asked for and is not there."""
        return self._asked - self._pages.keys() - self._withheld.keys()

    def above(self, page: Page) -> list[Page]:
        """From the site's home page down to the page's parent."""
        site = Site.find_for_request(self._request)
        top = site.root_page.depth if site else 2
        paths = set(paths_above(page))
        return sorted(
            (p for p in self._pages.values() if p.path in paths and p.depth >= top),
            key=lambda above: above.depth,
        )

    def parent_of(self, page: Page) -> Page | None:
        """The published page directly above."""
        return next((above for above in self.above(page) if above.depth == page.depth - 1), None)

    def translations_of(self, page: Page) -> list[Page]:
        return [
            other
            for other in self._pages.values()
            if other.translation_key == page.translation_key and other.pk != page.pk
        ]

    def in_menu_below(self, root: Page) -> list[Page]:
        """The children of `root` that staff marked for the menu, in the tree's order."""
        self._need_frame()
        return sorted(
            (
                page
                for page in self._pages.values()
                if page.show_in_menus
                and page.depth == root.depth + 1
                and page.path.startswith(root.path)
            ),
            key=lambda child: child.path,
        )

    def first_of_type(self, model: type[Page], locale_id: int) -> Page | None:
        """The site's page of a frame type, in a language."""
        self._need_frame()
        type_id = ContentType.objects.get_for_model(model).pk
        found = [
            page
            for page in self._pages.values()
            if page.content_type_id == type_id
            and page.locale_id == locale_id
            and self._is_on_site(page)
        ]
        return min(found, key=lambda page: page.path, default=None)

    def _is_on_site(self, page: Page) -> bool:
        site = Site.find_for_request(self._request)
        if site is None:
            return True
        key = site.root_page.translation_key
        roots = [root.path for root in self._pages.values() if root.translation_key == key]
        return page.path.startswith(tuple({site.root_page.path, *roots}))

    def _need_frame(self) -> None:
        if not self._knows_frame:
            self.look_up([])

    def _frame(self) -> Q:
        """The home page and the pages of the frame types, both in every language, since a record may
        be in another one than the page that speaks of it; and the menu of this language."""
        types = ContentType.objects.get_for_models(*_frame_models).values()
        frame = Q(content_type__in=[content_type.pk for content_type in types])
        if site := Site.find_for_request(self._request):
            root = site.root_page
            frame |= Q(translation_key=root.translation_key, depth=root.depth)
            frame |= Q(show_in_menus=True, depth=root.depth + 1, locale_id=self.locale_id)
        return frame


_frame_models: list[type[Page]] = []


def add_to_frame(model: type[Page]) -> None:
    """Have the pages of a type looked up with every response: any text may need their address."""
    _frame_models.append(model)


def is_in_frame(page: Page) -> bool:
    """Whether a page stands in the menu, or where any text may need its address."""
    return page.show_in_menus or page.specific_class in _frame_models


def paths_above(page: Page) -> list[str]:
    """The tree paths of all ancestors (treebeard: `steplen` characters a level)."""
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
