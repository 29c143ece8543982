"""The summary of a condition page as a tagged PDF (PDF/UA-1, ISO 14289-1) of two pages at most.

Typst sets it from `typesetting/summary.typ`. All words reach it as data (JSON): it never reads them as markup, whatever
signs they hold. It sees no file outside of that folder, and its template imports no package.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, time
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import typst
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from content_app.base.turns import turn, wait_for

from .qr_code import qr_code_svg
from .summary import summarise
from .summary_contents import ConditionSummary, Limits, Selection
from .summary_wording import wording

logger = logging.getLogger("content_app")

MOST_PAGES = 2
SHARED_CACHE_ALIAS = "pages"
"""The cache that all processes share, if the site has one by this name; else its default one keeps the PDFs."""
KEPT_SECONDS = 24 * 60 * 60
FAILURE_KEPT_SECONDS = 5 * 60

_FOLDER = Path(__file__).parent / "typesetting"
_TEMPLATE = _FOLDER / "summary.typ"
_NO_PACKAGES = _FOLDER / "packages"
_LETTERS = (13, 11.5, 10.5)
"""Points. Readers are often over sixty: nothing is set smaller than there is room for."""
_LESS = (
    Limits(10, sources=10, name=200, detail=200, what_is_known=200, cautions=320, source=240),
    Limits(8, sources=8, name=200, detail=100, what_is_known=100, cautions=240, source=200),
    Limits(6, sources=6, name=200, detail=0, what_is_known=0, cautions=160, source=160),
    Limits(3, sources=3, name=120, detail=0, what_is_known=0, cautions=100, source=100),
    Limits(2, sources=2, name=80, detail=0, what_is_known=0, cautions=100, source=100),
)
"""What is tried one after the other where the usual is too much; the last always fits.

What is known of a treatment goes before what to be careful about.
"""


class _Sheet(NamedTuple):
    pdf: bytes
    pages: int
    complaint: str
    """Why it is not accessible by the standard; "" where it is."""


def make_pdf(page, request: HttpRequest) -> bytes | None:
    """The summary of a prepared page, in the active language; None where it cannot be made, now or minutes ago."""
    failure_key = f"{_key_of(page)}.{page.live_revision_id}.failed"
    try:
        cache = _cache()
        return None if cache.get(failure_key) else _kept_or_made(page, request, cache)
    except BaseException as error:
        # What Rust panics with is not an Exception, and cannot be imported by its name.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        # Whatever is wrong with it: a reader gets the page that can be printed.
        logger.exception("The summary of page %s could not be made as a PDF.", page.pk)
    # It may be the cache that fails.
    with suppress(Exception):
        _cache().set(failure_key, True, FAILURE_KEPT_SECONDS)
    return None


def _kept_or_made(page, request: HttpRequest, cache: BaseCache) -> bytes:
    """One a page is kept for a day, with a digest of all that it says: so none is ever out of date."""
    summary = summarise(page, request)
    key, digest = _key_of(page), _digest_of(summary)

    def look() -> bytes | None:
        kept_digest, pdf = cache.get(key) or (None, None)
        return pdf if kept_digest == digest else None

    if pdf := look():
        return pdf
    turn_key = f"{key}.turn"
    with turn(cache, turn_key) as is_ours:
        pdf = None if is_ours else wait_for(cache, turn_key, look)
        if pdf is None:
            pdf = _set_within_most_pages(summary, page, request)
            cache.set(key, (digest, pdf), KEPT_SECONDS)
    return pdf


def _cache() -> BaseCache:
    return caches[SHARED_CACHE_ALIAS if SHARED_CACHE_ALIAS in settings.CACHES else "default"]


def _set_within_most_pages(summary: ConditionSummary, page, request: HttpRequest) -> bytes:
    sheets = chain(
        (_set(summary, letters) for letters in _LETTERS),
        (_set(summarise(page, request, limits), _LETTERS[-1]) for limits in _LESS),
    )
    for sheet in sheets:
        if sheet.pages <= MOST_PAGES:
            break
    if sheet.complaint:
        logger.warning(
            "The summary of page %s is not an accessible PDF (PDF/UA-1): %s",
            page.pk,
            sheet.complaint,
        )
    return sheet.pdf


def _set(summary: ConditionSummary, letters: float) -> _Sheet:
    """Raises typst.TypstError."""
    compiler = typst.Compiler(
        _TEMPLATE,
        root=_FOLDER,
        font_paths=_fonts(),
        sys_inputs={"data": _as_data(summary), "letters": str(letters)},
        package_path=_NO_PACKAGES,
        package_cache_path=_NO_PACKAGES,
    )
    # Not the present moment: the same words are to make the same bytes, as ETags want it.
    made_at = datetime.combine(summary.made_on, time.min, tzinfo=UTC)
    complaint = ""
    try:
        pdf = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=made_at)
    except typst.TypstError as error:
        # The standard wants a glyph for every sign; readers would rather miss one than all.
        pdf = compiler.compile(format="pdf", timestamp=made_at)
        complaint = str(error)
    if not isinstance(pdf, bytes):
        raise TypeError("A PDF is one file, whatever its pages.")
    return _Sheet(pdf, int(compiler.eval("query(<pages>).last().value")), complaint)


@cache
def _fonts() -> typst.Fonts:
    """The site's font, and what the machine has for signs that are not in it."""
    return typst.Fonts(font_paths=[_FOLDER / "fonts"])


@cache
def _template_digest() -> str:
    return sha256(_TEMPLATE.read_bytes()).hexdigest()


def _key_of(page) -> str:
    return f"content_app.summary_pdf.{page.pk}"


def _digest_of(summary: ConditionSummary) -> str:
    return sha256(f"{_template_digest()}{_as_data(summary)}".encode()).hexdigest()


def _as_data(summary: ConditionSummary) -> str:
    language, _separator, region = summary.language_code.partition("-")
    data = {
        "language": language,
        # A script, as in "zh-hans", is no region.
        "region": region if len(region) == 2 else None,
        "document_title": _("Summary: %(title)s") % {"title": summary.title},
        "made_on": {
            "year": summary.made_on.year,
            "month": summary.made_on.month,
            "day": summary.made_on.day,
        },
        "title": summary.title,
        "full_name": summary.full_name,
        "what_it_is": summary.what_it_is,
        "organisation": summary.organisation,
        "url": summary.url,
        "qr_code": qr_code_svg(summary.url),
        "signs": _selection(summary.signs, [finding._asdict() for finding in summary.signs.items]),
        "tests": _selection(summary.tests, [finding._asdict() for finding in summary.tests.items]),
        "therapies": _selection(
            summary.therapies,
            [
                entry._asdict() | {"said": entry.said, "sources": entry.sources_in_words}
                for entry in summary.therapies.items
            ],
        ),
        "questions": _selection(summary.questions, summary.questions.items),
        "sources": [source._asdict() | {"address": source.address} for source in summary.sources],
        "sources_left_out": summary.sources_left_out_in_words,
        "words": wording(summary) | {"page": _("Page {page} of {pages}")},
    }
    return json.dumps(data)


def _selection(selection: Selection[Any], items: Sequence[Any]) -> dict[str, Any]:
    return {
        "heading": selection.heading,
        "caveat": selection.caveat,
        "left_out": selection.left_out_in_words,
        "items": items,
    }
