"""What stands at an address that is written out, where it is one of this site's own.

Staff paste addresses from the browser, and these rot as links to pages do, only unseen.
"""

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, is_valid_path, resolve
from django.utils.translation import get_language_from_path, override
from wagtail.models import Site


@dataclass(frozen=True)
class SiteAddress:
    """An address of this site, and what Django would answer it with."""

    path: str
    """With its query, which may have a redirect of its own."""
    fragment: str = ""
    url_path: str = ""
    """Where it stands in the page tree, whether or not a page is there; empty for what is no page."""
    document_id: int | None = None
    is_routed: bool = True
    """Whether any view takes it."""

    @property
    def url_paths(self) -> list[str]:
        """The tree's addresses from the page itself up, since a page may serve what lies below it."""
        if not self.url_path:
            return []
        parts = self.url_path.strip("/").split("/")
        return [f"/{'/'.join(parts[:end])}/" for end in range(len(parts), 0, -1)]


def site_address(url: str, request: HttpRequest | None = None) -> SiteAddress | None:
    """`url` taken apart, or None where it leads elsewhere: another host, a mail, a place in the same page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or not (parts.netloc or url.startswith("/")):
        return None
    site_id = _site_at(parts.netloc.lower(), request)
    return _routed(parts, site_id) if site_id else None


def _site_at(host: str, request: HttpRequest | None) -> int | None:
    """The site at `host`; without one, the site that is being read."""
    roots = Site.get_site_root_paths()
    if host:
        sites = (root.site_id for root in roots if urlsplit(root.root_url or "").netloc == host)
        return next(sites, None)
    site = Site.find_for_request(request)
    return site.pk if site else next((root.site_id for root in roots), None)


def _routed(parts: SplitResult, site_id: int) -> SiteAddress:
    path = unquote(parts.path) or "/"
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    with override(language):
        if settings.APPEND_SLASH and not is_valid_path(path) and is_valid_path(f"{path}/"):
            # Django leads there, in the one step that there may be.
            path = f"{path}/"
        full_path = f"{path}?{parts.query}" if parts.query else path
        try:
            match = resolve(path)
        except Resolver404:
            # Uploads and static files are often served by something else than Django.
            is_file = path.startswith((settings.MEDIA_URL, settings.STATIC_URL))
            return SiteAddress(full_path, parts.fragment, is_routed=is_file)
    if match.url_name == "wagtaildocs_serve":
        return SiteAddress(full_path, parts.fragment, document_id=int(match.args[0]))
    if match.url_name != "wagtail_serve":
        return SiteAddress(full_path, parts.fragment)
    served = match.args[0] if match.args else ""
    roots = {
        root.language_code: root for root in Site.get_site_root_paths() if root.site_id == site_id
    }
    # Without a prefix it is the site's own language, whatever that is called in the settings.
    is_prefixed = path.removesuffix(served) != "/"
    root = roots.get(language) or (None if is_prefixed else next(iter(roots.values()), None))
    if root is None:
        return SiteAddress(full_path, parts.fragment, is_routed=False)
    return SiteAddress(full_path, parts.fragment, url_path=f"{root.root_path}{served}")
