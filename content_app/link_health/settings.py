"""How addresses elsewhere are asked: the setting CONTENT_APP_LINK_CHECK, a dictionary, says what differs from this."""

from dataclasses import dataclass

from django.conf import settings

SETTING = "CONTENT_APP_LINK_CHECK"


@dataclass(frozen=True)
class LinkCheckSettings:
    timeout_seconds: float = 10.0
    """To connect, and between two pieces of an answer."""
    pause_seconds: float = 2.0
    """Between two requests to one host; more where its robots.txt asks for it."""
    budget_seconds: float = 15.0
    """For how long one task works before other tasks have their turn."""
    user_agent: str = ""
    """Left empty, the site's name and address."""
    ask_others: bool = True
    """Whether anybody else is asked at all: a copy of the site on a desk has no reason to."""
    allow_loopback: bool = False
    """For tests alone: lets the check connect to this machine."""


def link_check_settings() -> LinkCheckSettings:
    """Raises TypeError where the setting holds a name that there is not."""
    return LinkCheckSettings(**getattr(settings, SETTING, {}))


def user_agent() -> str:
    """By this the owners of other sites know who asks, and where to complain."""
    name = getattr(settings, "WAGTAIL_SITE_NAME", "Website")
    address = getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    agent = link_check_settings().user_agent or f"{name} link check (+{address})"
    # A header can hold no more than this.
    return agent.encode("ascii", "ignore").decode()
