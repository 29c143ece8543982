"""What follows when a callout is published."""

from content_app.base.renditions import make_later

from .models import Callout


def make_images_of_callout(instance: Callout, **kwargs) -> None:
    """Receiver of `published`: any page that shows the callout shows its image in all sizes."""
    placement = instance.placements.filter(page__live=True).first()
    if placement is not None:
        make_later(placement.page.specific)
