"""The drawings as images of the site."""

from io import BytesIO

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from .illustrations.catalogue import ILLUSTRATIONS


def picture_of(key: str, report):
    """The image of this drawing: the one that is there, or a new one."""
    illustration = ILLUSTRATIONS[key]
    image_model = get_image_model()
    image = image_model.objects.filter(title=illustration.title).first()
    if image:
        report.found["image"] += 1
        return image
    data = BytesIO()
    illustration.draw().save(data, "PNG", compress_level=6)
    image = image_model(
        title=illustration.title,
        description=illustration.alternative_text,
        file=ContentFile(data.getvalue(), name=f"{key}.png"),
    )
    image.save()
    report.added["image"] += 1
    return image
