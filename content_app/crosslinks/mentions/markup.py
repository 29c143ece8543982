"""Rich text read without its markup, so that each position is still that of the markup.

What is not searched (links, headings, quotations, code, addresses) and what parts words is overwritten, letter by
letter; nothing is taken out.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from .words import BREAK, HIDDEN, Words

_LEFT_ALONE = re.compile(
    r"<(a|h[1-6]|blockquote|q|code|pre|kbd|samp)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[a-z][a-z0-9-]*)\b[^>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|\w+);", re.IGNORECASE)
# Addresses of pages, of people and of files, and what is tagged on a network.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s<>]+@[^\s<>]+\.\w+|[#@][^\W\d_][\w-]*|[\w-]+\.[a-z]{2,5}(?!\w)"
)
# Few texts have one, and looking for all of them takes longer than all the rest.
_SIGN_OF_AN_ADDRESS = re.compile(r"[@#]|//|www|\.[a-z]")
_INSIDE_WORDS = frozenset(
    {"a", "abbr", "b", "big", "cite", "del", "em", "font", "i", "ins", "mark", "s", "small", "span"}
    | {"strong", "sub", "sup", "u"}
)
_WITHOUT_END = frozenset({"br", "embed", "hr", "img"})
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s+(?=[^\W\d_a-zà-ÿ]|[\"“‘(\d])")
_SPACES = re.compile(r"\s+")
_CLOSING_TAGS = re.compile(r"(?:</[a-z][^>]*>)+", re.IGNORECASE)
_OPENING_TAGS = re.compile(r"(?:<[a-z][^>]*>)+$", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """The sentence that a mention stands in: what is before it, the mention, what follows it."""

    before: str
    words: str
    after: str

    def __str__(self):
        return f"{self.before}{self.words}{self.after}"


class Markup:
    def __init__(self, source: str):
        self.source = source

    @cached_property
    def searched(self) -> str:
        text = _shown(_LEFT_ALONE.sub(_overwritten, self.source))
        return _ADDRESS.sub(_overwritten, text) if _SIGN_OF_AN_ADDRESS.search(text) else text

    @cached_property
    def words(self) -> Words:
        return Words(self.searched)

    @cached_property
    def _shown(self) -> str:
        return _shown(self.source)

    def sentence(self, start: int, end: int) -> Sentence:
        shown = self._shown
        begins = shown.rfind(BREAK, 0, start) + 1
        ends = shown.find(BREAK, end)
        ends = len(shown) if ends < 0 else ends
        for stop in _SENTENCE_END.finditer(shown, begins, ends):
            if stop.end() <= start:
                begins = stop.end()
            elif stop.start() >= end - 1:
                ends = stop.end()
                break
        before, words, after = (
            _SPACES.sub(" ", part.replace(HIDDEN, ""))
            for part in (shown[begins:start], shown[start:end], shown[end:ends])
        )
        return Sentence(before.lstrip(), words, after.rstrip())

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The place from `start` to `end` with what belongs to it, the tags and the rest of an entity; or None where no
        link can be put around it, because an element begins inside it and ends outside, or the other way round.
        """
        # The letter that an entity is read as takes up the first place of it alone.
        if entity := _ENTITY.match(self.source, end - 1):
            end = entity.end()
        depths = _depths(self.source[start:end])
        if depths == (0, 0):
            return start, end
        if depths[0] == 0 and (closing := _CLOSING_TAGS.match(self.source, end)):
            end = closing.end()
        elif opening := _OPENING_TAGS.search(self.source, 0, start):
            start = opening.start()
        return (start, end) if _depths(self.source[start:end]) == (0, 0) else None


def _shown(source: str) -> str:
    return _ENTITY.sub(_as_read, _TAG.sub(_without_tag, source))


def _overwritten(match: re.Match) -> str:
    return BREAK * len(match[0])


def _without_tag(match: re.Match) -> str:
    filler = HIDDEN if match["name"].lower() in _INSIDE_WORDS else BREAK
    return filler * len(match[0])


def _as_read(match: re.Match) -> str:
    return unescape(match[0])[: len(match[0])].ljust(len(match[0]), HIDDEN)


def _depths(source: str) -> tuple[int, int]:
    """How many elements end here that began before, and how many begin that do not end."""
    ended = open_elements = 0
    for tag in _TAG.finditer(source):
        if tag["name"].lower() in _WITHOUT_END:
            continue
        if not tag["closes"]:
            open_elements += 1
        elif open_elements:
            open_elements -= 1
        else:
            ended += 1
    return ended, open_elements
