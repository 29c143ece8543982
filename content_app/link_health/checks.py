"""System checks: a link check that could be turned against the machine that it runs on."""

from django.conf import settings
from django.core.checks import Error

from .settings import SETTING, link_check_settings


def check_link_health(app_configs, **kwargs):
    try:
        chosen = link_check_settings()
    except TypeError as error:
        yield Error(
            f"{SETTING} holds what it does not know: {error}.",
            hint="docs/operations.md lists its keys.",
            id="content_app.E011",
        )
        return
    if chosen.allow_loopback and not settings.DEBUG:
        # The commands that check links run the system checks before they begin, and do not begin with an error.
        yield Error(
            f"{SETTING} lets the link check connect to this machine.",
            hint='Remove "allow_loopback": it is for tests.',
            id="content_app.E012",
        )
