"""What a summary says in words of its own, on the page that prints it and in the PDF alike."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .summary_contents import ConditionSummary, Names
from .summary_text import CUT


def wording(summary: ConditionSummary) -> dict[str, str]:
    """In the active language; "" where there is nothing to say."""
    day = date_format(summary.made_on, "DATE_FORMAT")
    return {
        "kicker": _("Summary to take to your doctor"),
        "also_called": _joined(_("Also called: %(names)s"), summary.other_names),
        "codes": _joined(_("Codes: %(names)s"), summary.codes),
        "all_of_it": _("The whole page, with all its sources:"),
        "qr_code": _("Scan to read the page"),
        "qr_code_alt": _("QR code with the address of the page"),
        "review": review_in_words(summary),
        "no_substitute": _(
            "This is general information for a talk with your doctor. It does not replace one. Do "
            "not start, change or stop a treatment because of it."
        ),
        "tick": _("Tick what you notice."),
        "therapy": _("Treatment"),
        "recommendation": _("Recommendation for this condition"),
        "what_is_known": _("What is known"),
        "notes": _("My own questions and notes"),
        "sources": _("Sources"),
        "cut": _(
            "Shortened to fit on one sheet. Where a text is missing or ends with “…”, the page says more."
        )
        if summary.is_cut
        else "",
        "made_on": _("%(organisation)s. Made on %(day)s from the page as it was that day.")
        % {"organisation": summary.organisation, "day": day},
    }


def review_in_words(summary: ConditionSummary) -> str:
    """Who checked the medical content and when, or that nobody has yet."""
    day = summary.reviewed_on and date_format(summary.reviewed_on, "DATE_FORMAT")
    # Names hold commas, as before "MD".
    people = "; ".join(summary.reviewers)
    if people and day:
        return _("Medically reviewed by %(people)s, last on %(day)s.") % {
            "people": people,
            "day": day,
        }
    if people:
        return _("Medically reviewed by %(people)s. The page does not say when.") % {
            "people": people
        }
    if day:
        return _("Medically reviewed, last on %(day)s. The page does not say by whom.") % {
            "day": day
        }
    return _("Nobody has reviewed the medical content of this page yet.")


def _joined(sentence: str, names: Names) -> str:
    shown = [*names.shown, CUT] if names.is_cut else names.shown
    return sentence % {"names": "; ".join(shown)} if shown else ""
