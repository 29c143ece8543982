"""What a browser would send for pictures, texts and lists of blocks."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.test.utils.form_data import rich_text


def prose(text: str) -> str:
    return rich_text(f"<p>{text}</p>")


def paragraph(text: str, *references) -> tuple[str, dict]:
    return ("paragraph", {"text": prose(text), "references": choices(*references)})


def choices(*records) -> dict:
    """The form of a list block of choosers."""
    return rows(*(str(record.pk) for record in records))


def rows(*values) -> dict:
    """The form of a list block."""
    items = {
        str(number): {"value": value, "deleted": "", "order": str(number), "id": ""}
        for number, value in enumerate(values)
    }
    return items | {"count": str(len(values))}


def picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(file, "PNG")
    return SimpleUploadedFile("nerve.png", file.getvalue(), "image/png")
