"""Words of a condition page cut short, without turning what they say into something else.

What is cut says so to its caller, since an author may write “…” too.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from content_app.base.text import excerpt

CUT = "…"
"""Ends a text of which the page says more."""

_BLOCKS = frozenset({"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"})
_SCRIPTS = {
    "sup": ("^", str.maketrans("0123456789+-−=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ")),
    "sub": ("_", str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")),
}
"""What stands before raised and lowered words on one line, and the signs that Unicode has of their own."""

_CLOSING = "[\"'”’»)\\]」』）]*"
_OPENING = "\"'“‘„«([¿¡"
_FULL_STOP = re.compile(
    rf"(?<!\w)(?P<word>\w*)(?P<stop>[.!?…]+){_CLOSING}\s+|(?P<own_stop>[。！？।॥؟۔]){_CLOSING}\s*"
)
# A single letter is one of "e.g." or of a name, a small number an ordinal ("am 3. Mai").
_NO_LAST_WORD = re.compile(
    r"[^\W\d_]|\d{1,2}|dr|prof|mr|mrs|ms|sr|sra|st|al|approx|ca|cf|fig|incl|max|min|no|nr|resp|vs",
    re.IGNORECASE,
)
_STOPS = (*".!?…:;。！？।॥؟۔", ".”", "!”", "?”", '."', '!"', '?"', ".)", "!)", "?)")


class Shortened(NamedTuple):
    text: str
    is_cut: bool


def beginning(text: str, length: int) -> Shortened:
    """At most `length` characters, to the end of a word: for what means the same without its end."""
    cut = excerpt(text, length)
    return Shortened(cut, is_cut=cut != " ".join(text.split()))


def first_sentences(sentences: Iterable[str], length: int) -> Shortened:
    """Whole sentences only, since half of one can say the opposite; "" where the first is too long."""
    kept = ""
    for sentence in sentences:
        if len(f"{kept}{sentence}".rstrip()) > length:
            return Shortened(f"{kept.rstrip()} {CUT}" if kept else "", is_cut=True)
        kept += sentence
    return Shortened(kept.rstrip(), is_cut=False)


def sentences_of_text(text: str) -> Iterator[str]:
    """The sentences of a text without markup, each with the space after it.

    In doubt, two are taken for one: they are kept or left out together.
    """
    text = " ".join(text.split())
    begin = 0
    for match in _FULL_STOP.finditer(text):
        if _ends_sentence(match):
            yield text[begin : match.end()]
            begin = match.end()
    if begin < len(text):
        yield text[begin:]


def sentences_of_rich_text(html: str) -> Iterator[str]:
    """Those of a rich text, whose list items count as sentences; what announces a list goes with its first item.

    Superscripts stay superscripts, or 10⁴ would be 104. A paragraph or list item without a stop is given one, or two
    things to avoid would become one.
    """
    announced = ""
    for block in _blocks(html):
        *sentences, last = [*sentences_of_text(block)] or [""]
        for sentence in (*sentences, f"{last} "):
            if sentence.endswith(": "):
                announced += sentence
                continue
            yield announced + sentence
            announced = ""
    if announced:
        yield announced


def _ends_sentence(full_stop: re.Match[str]) -> bool:
    if full_stop["own_stop"]:
        return True
    if full_stop["stop"] == "." and _NO_LAST_WORD.fullmatch(full_stop["word"]):
        return False
    end = full_stop.end()
    following = full_stop.string[end : end + 3].lstrip(_OPENING)[:1]
    return not (following.islower() or following.isdigit())


def _blocks(html: str) -> Iterator[str]:
    parser = _BlockParser()
    parser.feed(html)
    parser.close()
    parser.end_block()
    for block, following in zip(parser.blocks, [*parser.blocks[1:], None], strict=False):
        if following is None or block.text.endswith(_STOPS):
            yield block.text
        elif block.is_line_of_many and following.is_line_of_many:
            yield f"{block.text};"
        else:
            yield f"{block.text}."


class _Block(NamedTuple):
    text: str
    is_line_of_many: bool
    """An item of a list, or a line that is broken by hand."""


class _BlockParser(HTMLParser):
    """Reads what is on a line of its own, also where end tags are missing, as HTML allows."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []
        self._words: list[str] = []
        self._script: str | None = None
        self._depth = 0
        self._has_broken_lines = False

    def handle_starttag(self, tag, attrs):
        if tag in _SCRIPTS:
            self._script = tag
        elif tag == "br":
            self._has_broken_lines = True
            self._end_line()
        elif tag in _BLOCKS:
            self.end_block()
            self._depth += tag in {"ul", "ol"}

    def handle_endtag(self, tag):
        if tag in _SCRIPTS:
            self._script = None
        elif tag in _BLOCKS:
            self.end_block()
            self._depth -= tag in {"ul", "ol"}

    def handle_data(self, data):
        self._words.append(_on_the_line(data, self._script) if self._script else data)

    def end_block(self) -> None:
        self._end_line()
        self._has_broken_lines = False
        self._script = None

    def _end_line(self) -> None:
        text = " ".join("".join(self._words).split())
        if text:
            self.blocks.append(_Block(text, self._depth > 0 or self._has_broken_lines))
        self._words = []


def _on_the_line(text: str, script: str) -> str:
    mark, signs = _SCRIPTS[script]
    words = text.strip()
    if all(ord(sign) in signs for sign in words):
        return words.translate(signs)
    return f"{mark}{words}" if len(words) == 1 else f"{mark}({words})"
