from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "foundation_site.media"
    label = "media"
    verbose_name = _("Media")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from PIL import Image

        # Wagtail counts pixels once an image is decoded. Pillow refuses before that, from twice
        # this number on.
        Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 2
