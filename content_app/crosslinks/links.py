"""A link ready to be shown: resolved, with its words."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from .destinations import Absence, Destination
from .resolver import LinkResolver


@dataclass(frozen=True)
class Link:
    url: str
    label: str
    language: str = ""
    """Set where it leads to another language than the reader's page."""
    is_labelled_by_target: bool = False
    """Whether its words are the target's title, and so in the target's language."""

    @property
    def language_attributes(self) -> SafeString:
        """What browsers and screen readers are told where it leads to another language (WCAG 2.2, 3.1.2)."""
        if not self.language:
            return SafeString()
        if self.is_labelled_by_target:
            return format_html(' hreflang="{0}" lang="{0}"', self.language)
        return format_html(' hreflang="{}"', self.language)


def resolve_link(value, resolver: LinkResolver) -> Link | None:
    """The link of a LinkBlock's value, or None where its destination is not to be had any more."""
    destination = _destination_of(value, resolver)
    if not destination.url:
        return None
    label = value.get("label") or ""
    return Link(
        url=destination.url,
        label=label or destination.title or destination.url,
        language=destination.language,
        is_labelled_by_target=not label,
    )


def absence_of(value, resolver: LinkResolver) -> Absence | None:
    """Why `resolve_link` gives no link; None where it does."""
    return _destination_of(value, resolver).absence


def _destination_of(value, resolver: LinkResolver) -> Destination:
    if page := value.get("page"):
        return resolver.to_page(page.pk)
    if document := value.get("document"):
        return resolver.to_document(document.pk)
    if url := value.get("url"):
        return resolver.to_address(url)
    # Blocks forget the key of what was deleted.
    return Destination(absence=Absence.NOTHING_CHOSEN)
