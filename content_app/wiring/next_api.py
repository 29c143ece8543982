"""What Wagtail's API v3 gives and takes of the plugin's content, where the host has it."""

from django.apps import apps


def connect() -> None:
    if not apps.is_installed("wagtail.api.v3"):
        return
    from content_app.crosslinks.api_v3 import register_readable_fields

    register_readable_fields()
    # Only now: it imports Wagtail's API, which settles then how each field is given.
    from content_app.departures.api import extend_api

    extend_api()
