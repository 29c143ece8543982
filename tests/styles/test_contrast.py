"""
Colours that meet can be told apart: texts by 7 to 1 (WCAG 2.2, 1.4.6), edges of what is operated by 3 to 1 (1.4.11).

A browser measures the texts of every page as well (tests/browser/test_every_page.py); here are the colours that it
cannot see, such as edges, placeholders and those for readers who ask for more contrast.
"""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "content_app" / "styles" / "tokens.css"
DARK = "(prefers-color-scheme: dark)"
MORE_CONTRAST = "(prefers-contrast: more)"

GROUNDS = ("paper", "surface", "tint", "mist", "warm-soft")
TEXTS = [
    *product(("ink", "ink-soft", "accent", "warm-ink", "not"), GROUNDS),
    ("ink", "halo"),
    ("on-accent", "accent-panel"),
    ("on-accent-warm", "accent-panel"),
    *((name, f"{name}-soft") for name in ("good", "fair", "open", "some", "not")),
]
EDGES = [
    *product(("line-strong", "accent", "not"), ("paper", "surface")),
    ("accent-line", "paper"),
    ("warm", "paper"),
    ("ink", "paper"),
    ("halo", "ink"),
]


def tokens(*conditions: str) -> dict[str, str]:
    """The colours that hold where all of these conditions do."""
    found: dict[str, str] = {}
    for condition, block in re.findall(
        r"(?:@media (.+?) \{\s*)?:where\(:root\) \{(.*?)\}", TOKENS.read_text(), re.DOTALL
    ):
        if not condition or condition in conditions:
            found |= dict(re.findall(r"--ca-([\w-]+): (#\w{6}|var\(--ca-[\w-]+\));", block))
    return found


def contrast(one: str, other: str, colours: dict[str, str]) -> float:
    """The ratio of WCAG 2.2's glossary, "contrast ratio"."""
    lighter, darker = sorted((luminance(one, colours), luminance(other, colours)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(name: str, colours: dict[str, str]) -> float:
    """WCAG 2.2's glossary, "relative luminance"."""
    value = colours[name]
    if value.startswith("var("):
        return luminance(value[len("var(--ca-") : -1], colours)
    channels = [int(value[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("conditions", [(), (DARK,), (MORE_CONTRAST,), (DARK, MORE_CONTRAST)])
def test_colours_that_meet_can_be_told_apart(conditions):
    colours = tokens(*conditions)
    least = [(pair, 7) for pair in TEXTS] + [(pair, 3) for pair in EDGES]

    faint = {
        pair: round(contrast(*pair, colours), 2)
        for pair, ratio in least
        if contrast(*pair, colours) < ratio
    }

    assert faint == {}


def test_each_wish_changes_colours():
    assert len({str(tokens(*wish)) for wish in [(), (DARK,), (MORE_CONTRAST,)]}) == 3
