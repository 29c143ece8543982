"""What an example is, and what all of them are made of. Nothing of it is stored."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from content_app.base.teasers import Teaser

WORDS = "This is an example. It stands here so that its look can be judged, and says nothing true."
PROSE = f'<p>{WORDS} It has <a href="https://example.org/">a link</a> in a sentence.</p>'
LONG_WORD = "Polyradiculoneuropathy" * 11 + "Polyradiculon"
"""255 characters without a space, the longest title that there can be."""
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


@dataclass(frozen=True)
class Example:
    component: str
    """The name of its template below components/, or the path of another one, without ending."""
    state: str
    context: dict[str, Any] = field(default_factory=dict)
    moment: datetime | None = None
    """As of when it is shown, where that is not now."""
    part: str = ""
    """The selector (CSS) of what is shown of it, where its template is that of a whole page."""

    @property
    def template(self) -> str:
        folder = "" if self.part or "/" in self.component else "components/"
        return f"content_app/{folder}{self.component}.html"


def teaser(title: str = "Example of a title", **fields: Any) -> Teaser:
    return Teaser(
        **{"title": title, "url": "#", "excerpt": WORDS, "kind_label": "Article"} | fields
    )
