"""What "published" means, decided once.

Nothing lists pages or records by another road: `.live()` alone shows what was made private.
"""

from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.query import QuerySet
from django.http import HttpRequest
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page, PageManager, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from . import shown


def only_published(pages: PageQuerySet) -> PageQuerySet:
    """The live ones among `pages` that everyone may read."""
    return pages.live().filter(~_is_private("path"))


def on_published_pages(rows: QuerySet) -> QuerySet:
    """Those of `rows` whose page is live and may be read by everyone.

    Joined: for `page__in`, SQLite lists all such pages, be it for one row.
    """
    return rows.filter(~_is_private("page__path"), page__live=True)


def may_read(page: Page, request: HttpRequest) -> bool:
    """Whether the page has an address, and whoever asks may open it: everybody, or those who have entered a password or
    logged in.
    """
    if not page.live or page.get_url(request) is None:
        return False
    return all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def marked_private(pages: PageQuerySet) -> PageQuerySet:
    """`pages`, each saying with `is_private` whether only some may read it."""
    return pages.annotate(is_private=_is_private("path"))


_ALIASES = ("", "aliases__", "aliases__aliases__", "aliases__aliases__aliases__")


def private_branches() -> frozenset[str]:
    """The paths in the tree of all pages that only some may read, with everything below them."""
    paths = PageViewRestriction.objects.values_list(
        *(f"page__{aliases}path" for aliases in _ALIASES)
    )
    return frozenset(path for row in paths for path in row if path)


@cache
def _is_private(path: str) -> Exists:
    """Whether a restriction holds for the page with that path. The same in all queries, each of which takes a copy.

    `PageQuerySet.public()` asks the database for all restrictions first, on each use; here they are
    part of the query. A restriction holds for the page it is set on, for the aliases that repeat
    that page (and theirs, to the third), and for everything below any of these.
    """
    page_path = ExpressionWrapper(OuterRef(path), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(page_path=page_path)
    holds = Q()
    for aliases in _ALIASES:
        holds |= Q(page_path__startswith=F(f"page__{aliases}path"))
    return Exists(restrictions.filter(holds))


def is_on_a_site(page: Page) -> bool:
    """Whether the page has an address: what was moved out of the tree of every site has none."""
    return any(page.url_path.startswith(root.root_path) for root in Site.get_site_root_paths())


class PublishedPageQuerySet(PageQuerySet):
    def published(self):
        """A list of all that are; what is looked up by its key is `readable`."""
        shown.note(shown.rows_of(self.model))
        return self.readable()

    def readable(self):
        return only_published(self)

    def in_locale(self, locale: Locale):
        return self.filter(locale=locale)

    def for_teasers(self):
        """With what a teaser shows, and without the long texts that it does not."""
        return self.select_related("locale", "lead_image").defer(*_long_texts(self.model))


@cache
def _long_texts(model: type[Page]) -> list[str]:
    fields = model._meta.get_fields()
    return [field.name for field in fields if isinstance(field, RichTextField | StreamField)]


PublishedPageManager = PageManager.from_queryset(PublishedPageQuerySet)


class RecordQuerySet(QuerySet):
    def published(self):
        """A list of all that are; what is looked up by its key is `readable`."""
        shown.note(shown.rows_of(self.model))
        return self.readable()

    def readable(self):
        return self.filter(live=True)

    def in_locale(self, locale: Locale):
        return self.filter(locale=locale)

    def for_teasers(self):
        """With what a teaser shows of each."""
        return self
