"""What one page shows of another."""

import datetime
from dataclasses import dataclass, field
from typing import Any


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


@dataclass(frozen=True)
class TeaserGroup:
    """Teasers under one heading, such as "Webinars"."""

    heading: str
    teasers: tuple[Teaser, ...]
