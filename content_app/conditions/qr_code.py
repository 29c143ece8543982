"""QR codes (ISO/IEC 18004), drawn here and not by a service that would learn who reads what."""

import io
from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004, 5.3.8)."""


@lru_cache(maxsize=128)
def qr_code_svg(url: str) -> SafeString:
    """The code of an address as an SVG without a size of its own.

    A quarter of it may be creased or smudged (level Q). Raises ValueError for more than fits into a code, which no
    address of a page comes near.
    """
    drawing = io.BytesIO()
    segno.make(url, error="q", boost_error=False, micro=False).save(
        drawing, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True, nl=False
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - segno draws it of modules alone
