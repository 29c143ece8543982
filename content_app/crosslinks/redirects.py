"""Redirects as links need them: looked up together, each with whether its page can be read."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content_app.base import shown
from content_app.base.querysets import only_published

from .deleted_pages import deletions_of


class RedirectDirectory:
    """The redirects that hold for the site of a request, by the path that they lead away from."""

    def __init__(self, request: HttpRequest | None = None):
        self._request = request
        self._known: dict[str, Redirect | None] = {}
        self._of_deleted: dict[int, Redirect | None] = {}
        self._branches: set[str] = set()

    def look_up(self, paths: Iterable[str], deleted_pages: Iterable[int] = ()) -> None:
        """Find what is not known yet: from `paths`, and from where the deleted pages stood."""
        unknown = {Redirect.normalise_path(path) for path in paths} - self._known.keys()
        unknown = {path for path in unknown if not path.startswith(tuple(self._branches))}
        unknown_pages = set(deleted_pages) - self._of_deleted.keys()
        if not unknown and not unknown_pages:
            return
        shown.note(shown.rows_of(Redirect))
        self._known.update(dict.fromkeys(unknown))
        self._of_deleted.update(dict.fromkeys(unknown_pages))
        redirects, asked = _with_targets(), Q(old_path__in=unknown)
        if unknown_pages:
            deletions = deletions_of(unknown_pages)
            here = deletions.filter(address=OuterRef("old_path")).values("page_id")[:1]
            redirects = redirects.annotate(deleted_page_id=Subquery(here))
            asked |= Q(old_path__in=deletions.order_by().values("address"))
        for redirect in self._of_this_site(redirects.filter(asked)):
            self._known[redirect.old_path] = redirect
            if unknown_pages and redirect.deleted_page_id:
                self._of_deleted[redirect.deleted_page_id] = redirect

    def look_up_below(self, path: str) -> None:
        """Find all that lead away from below `path`: one query for the records of a kind, however many have left."""
        branch = Redirect.normalise_path(path) + "/"
        if branch in self._branches:
            return
        shown.note(shown.rows_of(Redirect))
        self._branches.add(branch)
        redirects = _with_targets().filter(old_path__startswith=branch)
        self._known.update(
            (redirect.old_path, redirect) for redirect in self._of_this_site(redirects)
        )

    def of_deleted_page(self, page_id: int) -> Redirect | None:
        """The redirect of where the page stood. Of two that stood there, it is that of the later."""
        self.look_up([], [page_id])
        return self._of_deleted[page_id]

    def at(self, path: str) -> Redirect | None:
        """The redirect of `path`, or of `path` without its query."""
        paths = [path, urlsplit(path).path]
        self.look_up(paths)
        found = (self._known.get(Redirect.normalise_path(tried)) for tried in paths)
        return next(filter(None, found), None)

    def _of_this_site(self, redirects: QuerySet[Redirect]) -> list[Redirect]:
        """That of the site itself after that of all sites, whose place it takes."""
        site = Site.find_for_request(self._request)
        found = redirects.filter(Q(site=site) | Q(site=None))
        return sorted(found, key=lambda redirect: redirect.site_id is not None)

    def known(self, redirect: Redirect) -> Redirect:
        """`redirect`, with its `is_to_published_page`."""
        return (
            redirect
            if hasattr(redirect, "is_to_published_page")
            else _with_targets().get(pk=redirect.pk)
        )


def _with_targets() -> QuerySet[Redirect]:
    target = Page.objects.filter(pk=OuterRef("redirect_page"))
    redirects = Redirect.objects.select_related("redirect_page__locale")
    return redirects.annotate(is_to_published_page=Exists(only_published(target)))
