"""Identifiers of publications and studies, checked for their form; none is looked up."""

import re
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A DOI is "10.", a registrant code, "/" and a suffix of printable characters (DOI Handbook, 2.2).
_DOI = re.compile(r"^10\.\d{4,9}(\.\d+)*/\S+$")
_DOI_PREFIXES = re.compile(r"^((https?://)?(dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# PubMed's identifiers are 1 to 8 digits without a leading zero (NLM, PubMed help).
_PMID = re.compile(r"^[1-9][0-9]{0,7}$")
_PMID_PREFIXES = re.compile(
    r"^((https?://)?(pubmed\.|www\.)?ncbi\.nlm\.nih\.gov/(pubmed/)?|pmid:?\s*)", re.IGNORECASE
)


def bare_doi(text: str) -> str:
    """A DOI without the address or label that it was pasted with."""
    return _DOI_PREFIXES.sub("", text.strip())


def bare_pmid(text: str) -> str:
    return _PMID_PREFIXES.sub("", text.strip()).rstrip("/")


def validate_doi(text: str) -> None:
    if not _DOI.match(bare_doi(text)):
        raise ValidationError(
            _("This is not a DOI. A DOI begins with “10.” and has a slash: 10.1000/xyz123."),
            code="invalid_doi",
        )


def validate_pmid(text: str) -> None:
    if not _PMID.match(bare_pmid(text)):
        raise ValidationError(
            _("This is not a PubMed number. It has one to eight digits and nothing else."),
            code="invalid_pmid",
        )


def doi_url(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


def pmid_url(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
