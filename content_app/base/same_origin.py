"""Whether a form was sent from a page of this site, for forms that are without a token.

A token against forgery needs a cookie, and a page with a token is nobody else's; the pages that readers see are kept by
caches and set no cookie. What the browser itself says of a request's origin, and no other site can change, serves as
well (OWASP, Cross-Site Request Forgery Prevention, "Fetch Metadata" and "Verifying Origin With Standard Headers").
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import is_same_domain


def is_sent_from_here(request: HttpRequest) -> bool:
    """All that the browser says must agree.

    Browsers from before 2020 send neither Sec-Fetch-Site nor, with a form, Origin; these send a Referer, which this
    site's Referrer-Policy (`same-origin`) keeps from others only. What sends none of the three is refused: it cannot be
    told from a form on another site, and an answer is not worth finding out.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if fetch_site is not None and fetch_site != "same-origin":
        return False
    if origin is not None:
        return _is_own(origin, request)
    return fetch_site is not None or _is_own(request.headers.get("Referer", ""), request)


def _is_own(address: str, request: HttpRequest) -> bool:
    """The trusted ones too: behind a proxy, the site may know itself by another scheme or host."""
    try:
        asked = urlsplit(address)
    except ValueError:
        return False
    trusted = map(urlsplit, settings.CSRF_TRUSTED_ORIGINS)
    return (asked.scheme, asked.netloc) == (request.scheme, request.get_host()) or any(
        # As Django reads the setting: `https://*.example.org` is every host below.
        asked.scheme == own.scheme and is_same_domain(asked.netloc, own.netloc.lstrip("*"))
        for own in trusted
    )
