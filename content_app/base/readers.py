"""Whether a person sits in front of what was asked for: only then is anything counted.

What is looked at here (address, headers) is looked at in memory and kept nowhere.
"""

import re

from django.conf import settings
from django.http import HttpRequest

# Every browser that people use has called itself this since the nineties.
_BROWSER = re.compile(r"(Mozilla|Opera)/\d")
# What programs say in addition, as they are asked to; Cubot makes telephones.
_PROGRAM = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archive|preview|monitor|headless|lighthouse|pagespeed|scan"
    r"|facebookexternalhit|embedly|validator|fetcher|inspect|uptime|https?://|\w@\w",
    re.IGNORECASE,
)


def is_read_by_somebody(request: HttpRequest) -> bool:
    """Whether the response to `request` is shown to a reader who is not of the staff.

    Not so: what only asks whether something is there (HEAD), programs, pages that a browser loads in case somebody
    wants them, and whoever has a session: staff, and those who opened a private page with a password.
    """
    return request.method == "GET" and not (
        has_session(request) or is_program(request) or _is_loaded_ahead(request)
    )


def has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def is_program(request: HttpRequest) -> bool:
    """Whether it is a program that says so; one that passes itself off as a browser is not found out."""
    agent = request.headers.get("User-Agent", "")
    return not _BROWSER.match(agent) or bool(_PROGRAM.search(agent))


def _is_loaded_ahead(request: HttpRequest) -> bool:
    """Loaded before anybody asks (Sec-Purpose, once Purpose and X-Moz), or by a script and not to be shown."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    destination = request.headers.get("Sec-Fetch-Dest", "document")
    return any("prefetch" in purpose for purpose in purposes) or destination != "document"
