"""What follows when a callout is published."""

from content_app.base.models import ContentPage
from content_app.base.renditions import make_later

from .models import Callout


def make_images_of_callout(instance: Callout, **kwargs) -> None:
    """Receiver of `published`: any page that shows the callout shows its image in all sizes."""
    for placement in instance.placements.filter(page__live=True).select_related("page"):
        page = placement.page.specific
        # A host's own page may show it in its own way.
        if isinstance(page, ContentPage):
            make_later(page)
            return
