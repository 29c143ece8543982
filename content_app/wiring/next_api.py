"""What Wagtail's API v3 gives and takes of the plugin's content, where the host has it."""

from django.apps import apps


def connect() -> None:
    if apps.is_installed("wagtail.api.v3"):
        # Both import Wagtail's API, which a host may not have installed.
        from content_app.crosslinks.api_v3 import register_readable_fields
        from content_app.departures.api import extend_api

        register_readable_fields()
        extend_api()
