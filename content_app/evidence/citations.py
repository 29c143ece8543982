"""Numbers for the references that a page cites, in the order in which the reader meets them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .models import Reference


@dataclass(frozen=True)
class Citation:
    """One place in the text that cites a reference."""

    number: int
    anchor: str

    @property
    def reference_anchor(self) -> str:
        return f"reference-{self.number}"


class Citations:
    """The numbered references of one page."""

    def __init__(self, references: Iterable[Reference]):
        self._numbers: dict[int, int] = {}
        self._references: list[Reference] = []
        for reference in references:
            if reference.pk not in self._numbers:
                self._references.append(reference)
                self._numbers[reference.pk] = len(self._references)

    def __iter__(self) -> Iterator[tuple[int, Reference]]:
        return iter(enumerate(self._references, start=1))

    def __len__(self) -> int:
        return len(self._references)

    def number_of(self, reference: Reference | None) -> int | None:
        return self._numbers.get(reference.pk) if reference else None

    def cite(self, reference: Reference | None, places: dict[int, list[Citation]]):
        """The citation of `reference` here, noted in `places`; None if the page does not list it."""
        number = self.number_of(reference)
        if number is None:
            return None
        cited = places.setdefault(number, [])
        citation = Citation(number, f"citation-{number}-{len(cited) + 1}")
        cited.append(citation)
        return citation
