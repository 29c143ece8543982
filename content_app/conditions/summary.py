"""What a condition page says that fits on one sheet of paper, to take to a doctor.

Gathered once, for the page to print and for the PDF. What the page does not say is left out; so is what does not fit,
and of that the summary says how much there is.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from content_app.evidence.citations import Citations
from content_app.evidence.models import Reference
from content_app.people.models import CreditRole, shown_credits

from .blocks import Recommendation
from .summary_contents import (
    ConditionSummary,
    Finding,
    Limits,
    Names,
    Selection,
    Source,
    TherapyEntry,
)
from .summary_text import (
    Shortened,
    beginning,
    first_sentences,
    sentences_of_rich_text,
    sentences_of_text,
)

_FIELDS = {
    "symptoms": "symptoms",
    "diagnosis": "tests",
    "treatment": "therapies",
    "questions_for_doctor": "questions",
}
"""Which sections are summarised, and which list of each."""


USUAL = Limits(
    entries=10, sources=14, name=200, detail=320, what_is_known=320, cautions=320, source=400
)


def can_be_summarised(page) -> bool:
    """Whether the page says anything that belongs on such a sheet."""
    return bool(page.short_answer) or any(s.block_type in _FIELDS for s in page.sections)


def summarise(page, request: HttpRequest, limits: Limits = USUAL) -> ConditionSummary:
    """The summary of a condition page that is prepared for rendering, made today."""
    site_settings = SiteSettings.for_request(request)
    therapies = _select(
        page, "treatment", limits, _known_to_readers, advises_against=_advises_against
    )
    citations = Citations(_cited_by(therapies.items))
    sources = tuple(
        _source(number, reference, limits)
        for number, reference in citations
        if number <= limits.sources
    )
    return ConditionSummary(
        title=page.title,
        full_name=page.full_name,
        other_names=_names(page.other_names.all(), limits),
        codes=_names(page.codes.all(), limits),
        what_it_is=page.short_answer or page.summary,
        signs=_select(page, "symptoms", limits, lambda sign: _sign(sign, limits), _name_of),
        tests=_select(page, "diagnosis", limits, lambda test: _test(test, limits), _name_of),
        therapies=replace(
            therapies,
            items=tuple(_entry(entry, citations, limits) for entry in therapies.items),
        ),
        questions=_select(page, "questions_for_doctor", limits, str, str),
        sources=sources,
        sources_left_out=len(citations) - len(sources),
        reviewed_on=page.reviewed_on,
        reviewers=tuple(credit.display_name for credit in shown_credits(page, CreditRole.REVIEWER)),
        made_on=clock.today(site_settings.zone),
        url=page.get_full_url(request) or request.build_absolute_uri(),
        organisation=site_settings.get_organisation_name(),
        language_code=page.locale.language_code,
    )


def _select(
    page,
    section_type: str,
    limits: Limits,
    read: Callable[[Any], Any],
    name_of: Callable[[Any], str] = lambda item: "",
    advises_against: Callable[[Any], bool] = lambda item: False,
) -> Selection[Any]:
    """The first entries of the sections of a type, of which `read` makes something."""
    sections = [s.value for s in page.sections if s.block_type == section_type]
    if not sections:
        return Selection()
    entries = [entry for value in sections for entry in value[_FIELDS[section_type]]]
    items = [item for item in map(read, entries) if item]
    fitting = [item for item in items if len(name_of(item)) <= limits.name]
    too_long = [item for item in items if len(name_of(item)) > limits.name]
    left_out = [*too_long, *fitting[limits.entries :]]
    return Selection(
        heading=sections[0].heading_text,
        # A default is translated only when it is read.
        caveat=str(sections[0].get("caveat") or ""),
        items=tuple(fitting[: limits.entries]),
        left_out=len(left_out),
        not_recommended_left_out=sum(map(advises_against, left_out)),
    )


def _sign(value, limits: Limits) -> Finding | None:
    sentences = sentences_of_text(value["detail"] or "")
    return _finding(value["name"], first_sentences(sentences, limits.detail))


def _test(value, limits: Limits) -> Finding | None:
    return _finding(value["name"], _shortened(value["shows"], limits.detail))


def _finding(name: str, detail: Shortened) -> Finding | None:
    return Finding(name, *detail) if name else None


def _name_of(finding: Finding) -> str:
    return finding.name


def _known_to_readers(entry):
    return entry if entry["therapy"] and entry["therapy"].is_known_to_readers else None


def _advises_against(entry) -> bool:
    return entry["recommendation"] == Recommendation.NOT_RECOMMENDED


def _entry(entry, citations: Citations, limits: Limits) -> TherapyEntry:
    numbers = (citations.number_of(reference) for reference in entry["references"])
    what_is_known = _shortened(entry["what_is_known"], limits.what_is_known)
    cautions = _shortened(entry["cautions"], limits.cautions)
    return TherapyEntry(
        name=str(entry["therapy"]),
        recommendation=entry.recommendation_label,
        what_is_known=what_is_known.text,
        be_careful=_be_careful(cautions),
        sources=tuple(number for number in numbers if number and number <= limits.sources),
        is_cut=what_is_known.is_cut or cautions.is_cut,
    )


def _be_careful(cautions: Shortened) -> str:
    if cautions.text:
        return _("Be careful: %(cautions)s") % {"cautions": cautions.text}
    return _("Be careful: see the page.") if cautions.is_cut else ""


def _cited_by(entries: Iterable[Any]) -> list[Reference]:
    return [reference for entry in entries for reference in entry["references"] if reference]


def _source(number: int, reference: Reference, limits: Limits) -> Source:
    text, is_cut = beginning(reference.text, limits.source)
    return Source(number, text, reference.link, is_cut)


def _names(rows: Iterable[Any], limits: Limits) -> Names:
    names = [str(row) for row in rows]
    shown = tuple(name for name in names if len(name) <= limits.name)[: limits.entries // 2]
    return Names(shown, is_cut=len(shown) < len(names))


def _shortened(rich_text: Any, length: int) -> Shortened:
    return first_sentences(sentences_of_rich_text(str(rich_text or "")), length)
