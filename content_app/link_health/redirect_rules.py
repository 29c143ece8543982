"""Old addresses that lead to other old addresses, or round in a circle, or to nothing."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .findings import Evidence, Found
from .graph import Node
from .kinds import Kind


def redirects_to_nothing(evidence: Evidence) -> Iterator[Found]:
    rows = Redirect.objects.filter(redirect_page__isnull=False).select_related("redirect_page")
    for redirect in rows.order_by("old_path"):
        # A private page asks for a name and a password itself.
        if not redirect.redirect_page.live:
            yield _found(redirect, [redirect.redirect_page.title])


def redirect_chains(evidence: Evidence) -> Iterator[Found]:
    for redirect, steps, is_loop in _walks():
        if len(steps) > 1 and not is_loop:
            yield _found(redirect, steps)


def redirect_loops(evidence: Evidence) -> Iterator[Found]:
    for redirect, steps, is_loop in _walks():
        if is_loop:
            yield _found(redirect, steps)


def _walks() -> Iterator[tuple[Redirect, list[str], bool]]:
    """Each redirect, the addresses to which it leads one after the other, and whether it never gets anywhere."""
    for site in Site.objects.select_related("root_page"):
        redirects = list(
            Redirect.get_for_site(site).select_related("redirect_page").order_by("old_path")
        )
        taken = _page_paths(site)
        # What stands at an address comes first, and then a redirect of the site before one of all sites.
        by_path = {
            r.old_path: r for r in redirects if r.site_id is None and r.old_path not in taken
        }
        by_path |= {r.old_path: r for r in redirects if r.site_id and r.old_path not in taken}
        for redirect in by_path.values():
            if redirect.site_id == site.pk or site.is_default_site:
                yield redirect, *_walk(redirect, by_path, site)


def _walk(first: Redirect, by_path: dict[str, Redirect], site: Site) -> tuple[list[str], bool]:
    steps: list[str] = []
    seen = {first.old_path}
    redirect: Redirect | None = first
    while redirect is not None:
        path = _path_on_site(redirect.redirect_link, site)
        if path is None:
            # A page, which stands where it stands; or another site.
            return [*steps, redirect.redirect_link or str(redirect.redirect_page)], False
        steps.append(path)
        if path in seen:
            return steps, True
        seen.add(path)
        redirect = by_path.get(path)
    return steps, False


def _path_on_site(link: str, site: Site) -> str | None:
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if not link or (parts.netloc and parts.hostname != site.hostname):
        return None
    return Redirect.normalise_path(link)


def _page_paths(site: Site) -> set[str]:
    """The paths at which the site shows a page."""
    root = site.root_page
    pages = Page.objects.live().filter(path__startswith=root.path)
    return {
        Redirect.normalise_path("/" + url_path.removeprefix(root.url_path))
        for url_path in pages.values_list("url_path", flat=True)
    }


def _found(redirect: Redirect, steps: list[str]) -> Found:
    type_id = ContentType.objects.get_for_model(Redirect).pk
    return Found(Node(type_id, str(redirect.pk)), redirect.old_path, {"steps": steps})


def _describe_steps(facts: dict[str, Any]) -> str:
    return " → ".join(facts["steps"])


REDIRECT_TO_NOTHING = Kind(
    "redirect_to_nothing",
    gettext_lazy("Redirect to nothing"),
    lambda facts: (
        _("It leads to “%(title)s”, which is not published.") % {"title": facts["steps"][0]}
    ),
)
REDIRECT_CHAIN = Kind(
    "redirect_chain",
    gettext_lazy("Chain of redirects"),
    lambda facts: (
        _("Lead it to the last address at once: %(steps)s") % {"steps": _describe_steps(facts)}
    ),
)
REDIRECT_LOOP = Kind(
    "redirect_loop",
    gettext_lazy("Redirects in a circle"),
    lambda facts: _("Readers get nowhere: %(steps)s") % {"steps": _describe_steps(facts)},
)
