"""Redirects as links need them: looked up together, each with whether its page can be read."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from content_app.base.querysets import only_published


class RedirectDirectory:
    """The redirects that hold for the site of a request, by the path that they lead away from."""

    def __init__(self, request: HttpRequest | None = None):
        self._request = request
        self._known: dict[str, Redirect | None] = {}

    def look_up(self, paths: Iterable[str]) -> None:
        unknown = {Redirect.normalise_path(path) for path in paths} - self._known.keys()
        if not unknown:
            return
        self._known.update(dict.fromkeys(unknown))
        found = _with_targets().filter(
            Q(site=Site.find_for_request(self._request)) | Q(site=None), old_path__in=unknown
        )
        # That of the site itself comes before that of all sites.
        for redirect in sorted(found, key=lambda redirect: redirect.site_id is not None):
            self._known[redirect.old_path] = redirect

    def at(self, path: str) -> Redirect | None:
        """The redirect of `path`, or of `path` without its query."""
        paths = [path, urlsplit(path).path]
        self.look_up(paths)
        found = (self._known[Redirect.normalise_path(tried)] for tried in paths)
        return next(filter(None, found), None)

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
