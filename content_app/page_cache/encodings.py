"""Content codings (RFC 9110, 8.4.1), made once for each response that is kept."""

import gzip
from collections.abc import Iterator

import brotli

IDENTITY = ""
SMALLEST = 200
"""Bytes below which a coding saves nothing."""


def encoded(body: bytes, content_type: str) -> Iterator[tuple[str, bytes]]:
    """`body` in each coding that is worth keeping, by its name; "" for the body as it is."""
    yield IDENTITY, body
    if len(body) < SMALLEST or not _is_text(content_type):
        return
    yield "br", brotli.compress(body, quality=9)
    yield "gzip", gzip.compress(body, mtime=0)


def _is_text(content_type: str) -> bool:
    return content_type.startswith("text/") or "xml" in content_type


def acceptable(accept_encoding: str) -> list[str]:
    """The codings that a reader takes, the smallest first; the body as it is, whatever they say."""
    accepted = set()
    for part in accept_encoding.lower().split(","):
        coding, _, parameter = part.strip().partition(";")
        quality = parameter.strip().removeprefix("q=")
        if not parameter or quality.strip("0."):
            accepted.add(coding.strip())
    return [*(coding for coding in ("br", "gzip") if coding in accepted), IDENTITY]
