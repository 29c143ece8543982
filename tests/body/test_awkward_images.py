"""Images of any shape and kind are shown, and none moves the text when it arrives."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


def image_of(content: bytes, name: str, **fields):
    file = ContentFile(content, name=name)
    facts = {"title": "A nerve", "description": "A nerve, drawn"} | fields
    return get_image_model().objects.create(file=file, **facts)


def encoded(kind: str, image: Image.Image, **options) -> bytes:
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def dot():
    return image_of(encoded("PNG", Image.new("RGB", (1, 1))), "dot.png")


def panorama():
    return image_of(encoded("JPEG", Image.new("RGB", (12_000, 300))), "panorama.jpg")


def portrait():
    return image_of(encoded("WEBP", Image.new("RGB", (300, 2_400))), "portrait.webp")


def see_through():
    return image_of(encoded("PNG", Image.new("RGBA", (900, 600), (0, 0, 0, 0))), "clear.png")


def indexed():
    image = Image.new("P", (900, 600))
    return image_of(encoded("PNG", image, transparency=0), "indexed.png")


def moving():
    frames = [Image.new("RGB", (900, 600), colour) for colour in ("teal", "white")]
    content = encoded("GIF", frames[0], save_all=True, append_images=frames[1:], duration=100)
    return image_of(content, "moving.gif")


def printed():
    return image_of(encoded("JPEG", Image.new("CMYK", (900, 600))), "printed.jpg")


@pytest.mark.parametrize(
    "make",
    [dot, panorama, portrait, see_through, indexed, moving, printed],
    ids=lambda m: m.__name__,
)
def test_an_image_is_shown_wherever_it_stands(client, settings, make):
    image = make()
    post = builders.make_post(lead_image=image, body=[("image", {"image": image})])
    builders.make_callout(on=[post], image=image)
    builders.make_person(photo=image)

    for target in (post, builders.make_site().blog, builders.make_site().people):
        pictures = read(client, target).select("main picture")
        assert pictures
        for picture in pictures:
            kinds = [source["type"] for source in picture.select("source")]
            assert kinds == ["image/avif", "image/webp"]
            assert int(picture.img["width"]) >= 1
            assert int(picture.img["height"]) >= 1
            assert picture.img["src"].startswith(settings.MEDIA_URL)


def test_an_image_whose_file_is_gone_takes_no_page_along(client):
    image = dot()
    image.file.storage.delete(image.file.name)

    read(client, builders.make_post(lead_image=image))
