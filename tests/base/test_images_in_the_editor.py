"""An image that cannot be shown is refused wherever it is uploaded, with a message and no error page."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db


def picture(kind="PNG") -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, kind)
    return content.getvalue()


def decompression_bomb() -> bytes:
    """A few bytes that claim to be 3.6 gigapixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


BAD = {
    "words": b"only words",
    "nothing": b"",
    "a-truncated-image": picture()[:-30],
    "a-decompression-bomb": decompression_bomb(),
    "another-kind": picture("JPEG"),
    "markup": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
}


def file_of(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("nerve.png", content, content_type="image/png")


def upload_in_chooser(admin_client, content):
    return admin_client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "A nerve",
            "image-chooser-upload-file": file_of(content),
            "image-chooser-upload-collection": "1",
        },
    )


def upload_several(admin_client, content):
    return admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "A nerve", "files[]": file_of(content), "collection": "1"},
        headers={"x-requested-with": "XMLHttpRequest"},
    )


def test_a_picture_can_be_uploaded_while_writing(admin_client):
    response = upload_in_chooser(admin_client, picture())

    assert response.json()["step"] == "chosen"
    assert get_image_model().objects.get().title == "A nerve"


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_refused_while_writing(admin_client, name):
    response = upload_in_chooser(admin_client, BAD[name])

    assert response.status_code == 200
    assert response.json()["step"] == "reshow_creation_form"
    assert "error-message" in response.json()["htmlFragment"]
    assert "A nerve" in response.json()["htmlFragment"]
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_is_refused_among_several(admin_client, name):
    response = upload_several(admin_client, BAD[name])

    assert response.status_code == 200
    assert response.json()["success"] is False
    assert response.json()["error_message"]
    assert not get_image_model().objects.exists()
