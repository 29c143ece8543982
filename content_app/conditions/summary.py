"""What a condition page says that fits on one sheet of paper, to take to a doctor.

Gathered once, for the page to print and for the PDF. What the page does not say is left out; so is what does not fit,
and of that the summary says how much there is.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from content_app.base.text import excerpt, plain_text
from content_app.evidence.citations import Citations
from content_app.evidence.models import Reference
from content_app.people.models import CreditRole, shown_credits

CUT = "…"
"""Ends a text of which the page says more."""

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_SCHEME = re.compile(r"^https?://(www\.)?")
_FIELDS = {
    "symptoms": "symptoms",
    "diagnosis": "tests",
    "treatment": "therapies",
    "questions_for_doctor": "questions",
}
"""Which sections are summarised, and which list of each."""

Item = TypeVar("Item")


class Limits(NamedTuple):
    """How much a summary holds: entries of a kind, sources, and characters of a text of each sort."""

    entries: int
    sources: int
    name: int
    detail: int
    source: int


USUAL = Limits(entries=10, sources=14, name=200, detail=320, source=400)


@dataclass(frozen=True)
class Selection(Generic[Item]):
    """The first of what a section lists, in the order of the page."""

    heading: str = ""
    caveat: str = ""
    items: tuple[Item, ...] = ()
    left_out: int = 0

    @property
    def left_out_in_words(self) -> str:
        return more_on_the_page(self.left_out)


class Finding(NamedTuple):
    """A sign, or a test and what it shows."""

    name: str
    detail: str


class TherapyEntry(NamedTuple):
    name: str
    recommendation: str
    """In words, for this condition."""
    what_is_known: str
    cautions: str
    sources: tuple[int, ...]

    @property
    def said(self) -> list[str]:
        """What is known, and what to be careful about."""
        cautions = self.cautions and _("Be careful: %(cautions)s") % {"cautions": self.cautions}
        return [text for text in (self.what_is_known, cautions) if text]

    @property
    def sources_in_words(self) -> str:
        if not self.sources:
            return ""
        text = ngettext("Source %(numbers)s", "Sources %(numbers)s", len(self.sources))
        return text % {"numbers": ", ".join(map(str, self.sources))}


class Source(NamedTuple):
    number: int
    text: str
    link: str

    @property
    def address(self) -> str:
        """The link as it is typed off paper."""
        return _SCHEME.sub("", self.link).rstrip("/")


@dataclass(frozen=True)
class ConditionSummary:
    title: str
    full_name: str
    other_names: tuple[str, ...]
    codes: tuple[str, ...]
    what_it_is: str
    signs: Selection[Finding]
    tests: Selection[Finding]
    therapies: Selection[TherapyEntry]
    questions: Selection[str]
    sources: tuple[Source, ...]
    sources_left_out: int
    reviewed_on: date | None
    reviewers: tuple[str, ...]
    made_on: date
    """By the clocks of the site."""
    url: str
    """Of the condition page, which says all of it."""
    organisation: str
    language_code: str
    limits: Limits

    @property
    def is_cut(self) -> bool:
        """Whether texts end early or are missing, which a reader is to be told."""
        details = [finding.detail for finding in (*self.signs.items, *self.tests.items)]
        said = [text for entry in self.therapies.items for text in entry.said]
        return not self.limits.detail or any(text.endswith(CUT) for text in (*details, *said))

    @property
    def sources_left_out_in_words(self) -> str:
        return more_on_the_page(self.sources_left_out)


def more_on_the_page(number: int) -> str:
    """How many entries only the page has; "" where it has no more."""
    text = ngettext("%(number)d more on the page", "%(number)d more on the page", number)
    return text % {"number": number} if number else ""


def can_be_summarised(page) -> bool:
    """Whether the page says anything that belongs on such a sheet."""
    return bool(page.short_answer) or any(s.block_type in _FIELDS for s in page.sections)


def summarise(page, request: HttpRequest, limits: Limits = USUAL) -> ConditionSummary:
    """The summary of a condition page that is prepared for rendering, made today."""
    site_settings = SiteSettings.for_request(request)
    therapies = _select(page, "treatment", limits, _known_to_readers)
    citations = Citations(_cited_by(therapies.items))
    sources = tuple(
        Source(number, excerpt(reference.text, limits.source), reference.link)
        for number, reference in citations
        if number <= limits.sources
    )
    return ConditionSummary(
        title=page.title,
        full_name=page.full_name,
        other_names=_some(page.other_names.all(), limits),
        codes=_some(page.codes.all(), limits),
        what_it_is=page.short_answer or page.summary,
        signs=_select(page, "symptoms", limits, lambda sign: _finding(sign, "detail", limits)),
        tests=_select(page, "diagnosis", limits, lambda test: _finding(test, "shows", limits)),
        therapies=replace(
            therapies,
            items=tuple(_entry(entry, citations, limits) for entry in therapies.items),
        ),
        questions=_select(
            page, "questions_for_doctor", limits, lambda question: excerpt(question, limits.name)
        ),
        sources=sources,
        sources_left_out=len(citations) - len(sources),
        reviewed_on=page.reviewed_on,
        reviewers=tuple(credit.display_name for credit in shown_credits(page, CreditRole.REVIEWER)),
        made_on=clock.today(site_settings.zone),
        url=page.get_full_url(request) or request.build_absolute_uri(),
        organisation=site_settings.get_organisation_name(),
        language_code=page.locale.language_code,
        limits=limits,
    )


def _select(page, section_type: str, limits: Limits, read: Callable[[Any], Any]) -> Selection[Any]:
    """The first entries of the sections of a type, of which `read` makes something."""
    sections = [s.value for s in page.sections if s.block_type == section_type]
    if not sections:
        return Selection()
    entries = [entry for value in sections for entry in value[_FIELDS[section_type]]]
    items = [item for item in map(read, entries) if item]
    return Selection(
        heading=sections[0].heading_text,
        # A default is translated only when it is read.
        caveat=str(sections[0].get("caveat") or ""),
        items=tuple(items[: limits.entries]),
        left_out=max(0, len(items) - limits.entries),
    )


def _finding(value, detail: str, limits: Limits) -> Finding | None:
    if not value["name"]:
        return None
    return Finding(
        excerpt(value["name"], limits.name), _first_sentences(value[detail], limits.detail)
    )


def _known_to_readers(entry):
    return entry if entry["therapy"] and entry["therapy"].is_known_to_readers else None


def _entry(entry, citations: Citations, limits: Limits) -> TherapyEntry:
    numbers = (citations.number_of(reference) for reference in entry["references"])
    return TherapyEntry(
        name=excerpt(str(entry["therapy"]), limits.name),
        recommendation=entry.recommendation_label,
        what_is_known=_first_sentences(entry["what_is_known"], limits.detail),
        cautions=_first_sentences(entry["cautions"], limits.detail),
        sources=tuple(number for number in numbers if number and number <= limits.sources),
    )


def _cited_by(entries: Iterable[Any]) -> list[Reference]:
    return [reference for entry in entries for reference in entry["references"] if reference]


def _some(rows: Iterable[Any], limits: Limits) -> tuple[str, ...]:
    return tuple(excerpt(str(row), limits.name) for row in list(rows)[: limits.entries // 2])


def _first_sentences(html: Any, length: int) -> str:
    """The words of `html`: whole sentences only, since half of one can say the opposite."""
    if not length:
        return ""
    text = plain_text(str(html or ""))
    if len(text) <= length:
        return text
    kept = ""
    for sentence in _BETWEEN_SENTENCES.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > length:
            break
        kept = longer
    return f"{kept} {CUT}".strip()
