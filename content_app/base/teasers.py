"""What one page shows of another."""

import datetime
from dataclasses import dataclass, field
from typing import Any, ClassVar


@dataclass(frozen=True)
class Teaser:
    """A pointer to a page or record, ready to be shown in a list."""

    title: str
    url: str
    excerpt: str = ""
    kind_label: str = ""
    date: datetime.date | None = None
    image: Any = None
    meta_lines: tuple[str, ...] = field(default_factory=tuple)
    language: str = ""
    """Set where the target is in another language than the reader's page (WCAG 2.2, 3.1.2)."""
    relation: str = ""
    """How it belongs to the page that shows it, where that is worth a word, such as "Discussed in"."""


@dataclass(frozen=True)
class TeaserGroup:
    """Teasers under one heading, such as "Webinars"."""

    SHOWN_AT_ONCE: ClassVar[int] = 6

    heading: str
    teasers: tuple[Teaser, ...]

    @property
    def first(self) -> tuple[Teaser, ...]:
        return self.teasers[: self.SHOWN_AT_ONCE]

    @property
    def further(self) -> tuple[Teaser, ...]:
        """What a long list keeps behind "See all"."""
        return self.teasers[self.SHOWN_AT_ONCE :]
