"""What an editor may not upload is refused beside the field, with the work so far kept."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from foundation_site.media.models import SiteDocument, SiteImage

pytestmark = pytest.mark.django_db


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_claims(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(file, "PNG")
    return file.getvalue()


def add_image(admin_client, name: str, content: bytes):
    file = SimpleUploadedFile(name, content, content_type="image/png")
    return admin_client.post(reverse("wagtailimages:add"), {"title": "A leaf", "file": file})


def test_an_image_keeps_its_description_and_credit(admin_client):
    admin_client.post(
        reverse("wagtailimages:add"),
        {
            "title": "A leaf",
            "file": SimpleUploadedFile("leaf.png", png(), content_type="image/png"),
            "description": "A teal leaf",
            "credit": "Drawn for this site",
        },
    )

    image = SiteImage.objects.get()
    assert (image.default_alt_text, image.credit) == ("A teal leaf", "Drawn for this site")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.png", b"only words"),
        ("truncated.png", png()[:-30]),
        ("script.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        ("large.png", png_that_claims(9_000, 9_000)),
        ("bomb.png", png_that_claims(60_000, 60_000)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_image_that_cannot_be_shown_is_refused_beside_the_field(admin_client, name, content):
    response = add_image(admin_client, name, content)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not SiteImage.objects.exists()


def test_a_document_of_an_unknown_kind_is_refused_beside_the_field(admin_client):
    page = SimpleUploadedFile("page.html", b"<script>alert(1)</script>")

    response = admin_client.post(reverse("wagtaildocs:add"), {"title": "A page", "file": page})

    assert response.context["form"].errors["file"]
    assert not SiteDocument.objects.exists()


def test_a_document_is_served_without_any_right_to_run(client):
    document = SiteDocument(title="Slides")
    document.file.save("slides.pdf", SimpleUploadedFile("slides.pdf", b"%PDF-1.4"))
    document.save()

    response = client.get(document.url)

    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
