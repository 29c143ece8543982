from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentAppConfig(AppConfig):
    name = "content_app"
    label = "content_app"
    verbose_name = _("Conditions, posts, webinars and callouts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Everything that this app switches on."""
        from .wiring import (
            checks,
            links,
            mentions,
            next_api,
            page_cache,
            readers,
            schedule,
            signals,
            slots,
        )

        for part in (checks, slots, schedule, mentions, readers, links, next_api):
            part.connect()
        page_cache.connect(self)
        signals.connect(self)
