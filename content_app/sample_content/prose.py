"""Block values as the body stream takes them, so that the texts below read as texts."""

from collections.abc import Iterable
from typing import Any

Block = tuple[str, dict[str, Any]]


def heading(text: str, level: str = "main") -> Block:
    return ("heading", {"text": text, "level": level})


def paragraph(html: str, references: Iterable = ()) -> Block:
    return ("paragraph", {"text": html, "references": list(references)})


def bullets(*items: str) -> Block:
    return ("list", {"kind": "bulleted", "items": list(items)})


def steps(*items: str) -> Block:
    return ("list", {"kind": "numbered", "items": list(items)})


def picture(image, alternative_text: str, caption: str = "") -> Block:
    # Wagtail's image block keeps the description of this use on the image object itself.
    image.contextual_alt_text = alternative_text
    image.decorative = False
    return ("image", {"image": image, "caption": caption})


def callout(record) -> Block:
    return ("callout", {"callout": record})


def page_teaser(page) -> Block:
    return ("page_teaser", {"page": page})


def unfolding(summary: str, html: str) -> Block:
    return ("disclosure", {"summary": summary, "text": html})


def button(title: str, text: str, label: str, *, page=None, url: str = "") -> Block:
    link = {"page": page, "document": None, "url": url, "label": label}
    return ("call_to_action", {"title": title, "text": text, "link": link})


def disclaimer() -> Block:
    return unfolding(
        "Medical disclaimer",
        "<p>This page gives general information. It cannot replace advice from a doctor who "
        "knows you. Do not start, change or stop a treatment because of what you read here.</p>",
    )
