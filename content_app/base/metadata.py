"""What the head of a page says: title, description, addresses, picture, and where the page stands in the site."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from wagtail.images.models import SourceImageIOError
from wagtail.models import Site

from .directory import PageDirectory
from .site_settings import SiteSettings

SHARE_IMAGE_FILTER = "fill-1200x630|format-jpeg"
"""The size that Open Graph consumers crop least (ogp.me names no figure; 1.91:1 is the usual one)."""


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


@dataclass(frozen=True)
class Alternate:
    """The same page in another language (hreflang)."""

    language_code: str
    url: str


@dataclass(frozen=True)
class PageMetadata:
    title: str
    description: str
    canonical_url: str
    language_code: str
    open_graph_type: str = "website"
    publisher: Mapping[str, Any] | None = None
    """The organisation behind the site (schema.org); other entities point to its `@id`."""
    image: Any = None
    """A rendition for sharing, or None."""
    breadcrumbs: tuple[Crumb, ...] = ()
    """From the home page down to the parent; absolute addresses."""
    alternates: tuple[Alternate, ...] = ()

    @property
    def trail(self) -> list[tuple[str, str]]:
        """Names and addresses from the home page down to the page itself."""
        crumbs = [(crumb.title, crumb.url) for crumb in self.breadcrumbs]
        return [*crumbs, (self.title, self.canonical_url)]

    def below(self, crumb: Crumb, **changes: Any) -> "PageMetadata":
        """The metadata of something that hangs below this page, such as a record on its index page."""
        return replace(self, breadcrumbs=(*self.breadcrumbs, crumb), **changes)

    def of_list_page(self, number: int) -> "PageMetadata":
        """The metadata of a further page of a list, which shows other things than the first one and has a title and an
        address of its own."""
        if number == 1:
            return self
        return replace(self, canonical_url=f"{self.canonical_url}?page={number}")


def page_metadata(page, request: HttpRequest) -> PageMetadata:
    """The metadata of `page`, whose surroundings are in the request's page directory."""
    url = page.get_full_url(request) or request.build_absolute_uri()
    directory = PageDirectory.for_request(request)
    site = Site.find_for_request(request)
    return PageMetadata(
        title=page.seo_title or page.title,
        description=page.search_description or page.excerpt,
        canonical_url=url,
        language_code=page.locale.language_code,
        image=page.lead_image and _share_image(page.lead_image),
        breadcrumbs=tuple(
            Crumb(above.title, above.get_full_url(request) or "") for above in directory.above(page)
        ),
        publisher=site and SiteSettings.for_request(request).get_structured_data(site),
        alternates=tuple(_alternates(directory.translations_of(page), page, url, request)),
    )


def _share_image(image):
    try:
        return image.get_rendition(SHARE_IMAGE_FILTER)
    except SourceImageIOError:
        # The file is gone, of which Wagtail's own tags make a broken image, not a broken page.
        return None


def _alternates(translations, page, url: str, request: HttpRequest):
    """Every translation with the page itself among them, as hreflang wants it; none for one."""
    if translations:
        yield Alternate(page.locale.language_code, url)
    for translation in translations:
        yield Alternate(translation.locale.language_code, translation.get_full_url(request) or "")
