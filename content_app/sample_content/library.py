"""What the loader has made or found so far, by the short names that the texts use."""

from collections import defaultdict
from html import escape
from typing import Any

from .illustrations.catalogue import ILLUSTRATIONS
from .pictures import picture_of


class Library:
    def __init__(self, locale, report):
        self.locale = locale
        self.report = report
        self._shelves: dict[str, dict[str, Any]] = defaultdict(dict)

    def keep(self, shelf: str, key: str, thing: Any) -> None:
        self._shelves[shelf][key] = thing

    def image(self, key: str):
        """The drawing, made when the first text asks for it."""
        if key not in self._shelves["image"]:
            self.keep("image", key, picture_of(key, self.report))
        return self._shelves["image"][key]

    def alternative_text(self, key: str) -> str:
        return ILLUSTRATIONS[key].alternative_text

    def reference(self, key: str):
        return self._shelves["reference"][key]

    def references(self, *keys: str) -> list:
        return [self.reference(key) for key in keys]

    def person(self, key: str):
        return self._shelves["person"][key]

    def therapy(self, key: str):
        return self._shelves["therapy"][key]

    def studies(self, *keys: str) -> list:
        return [self._shelves["study"][key] for key in keys]

    def callout(self, key: str):
        return self._shelves["callout"][key]

    def category(self, key: str):
        return self._shelves["category"][key]

    def page(self, key: str):
        return self._shelves["page"][key]

    def pages(self, *keys: str) -> list:
        return [self.page(key) for key in keys]

    def page_link(self, key: str, text: str) -> str:
        """A link in rich text, which follows the page when it is moved."""
        return f'<a linktype="page" id="{self.page(key).pk}">{escape(text)}</a>'
