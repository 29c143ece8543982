"""Pages of several types at once, each as its own type."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects

from .querysets import PublishedPageQuerySet, is_on_a_site


def published_for_teasers(keys_and_types: Iterable[tuple[int, int]]) -> list:
    """The published ones among pages given by key and content type, ready for `get_teaser`.

    One query a type and one for all images, however many pages there are; in no particular order.
    `.specific()` would fetch the image of each page by itself.
    """
    keys_by_type = defaultdict(list)
    for key, type_id in keys_and_types:
        keys_by_type[type_id].append(key)
    found = []
    for type_id, keys in keys_by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        pages = model._default_manager.filter(pk__in=keys) if model else None
        if isinstance(pages, PublishedPageQuerySet):
            found += [page for page in pages.readable().for_teasers() if is_on_a_site(page)]
    prefetch_renditions(page.lead_image for page in found)
    return found


def prefetch_renditions(images: Iterable) -> None:
    """Load the renditions of all these images together, where they are not loaded yet."""
    images = [image for image in images if image is not None]
    if images:
        prefetch_related_objects(images, "renditions")
