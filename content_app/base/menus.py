"""The main menu, read from the page tree."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Locale, Site

from .directory import PageDirectory
from .locales import active_locale


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str
    is_current: bool = False
    """Whether the page being read is this one or stands below it."""


def site_root(request: HttpRequest, locale: Locale):
    """The home page of the request's site in `locale`, or in the site's own language."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    root = site.root_page
    return root if root.locale_id == locale.pk else root.get_translation_or_none(locale) or root


def main_menu(request: HttpRequest, current_page=None) -> list[MenuItem]:
    """The pages directly below the home page that staff marked for the menu, in the tree's order."""
    root = site_root(request, current_page.locale if current_page else active_locale(request))
    if root is None:
        return []
    current_path = getattr(current_page, "path", None) or ""
    return [
        MenuItem(page.title, page.get_url(request) or "", current_path.startswith(page.path))
        for page in PageDirectory.for_request(request).in_menu_below(root)
    ]
