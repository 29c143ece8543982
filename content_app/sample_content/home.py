"""The home page, and what is set for the site as a whole."""

from .library import Library
from .prose import Block, button, callout

TITLE = "Home"
SLUG = "home"
LEAD_TITLE = "Peripheral neuropathy, in plain words"
LEAD_TEXT = (
    "When nerves in the hands, the feet or elsewhere are damaged, good information matters. Find "
    "out what a condition is, how it is found, what may help, and what is being studied."
)
SUMMARY = (
    "Plain information about peripheral neuropathy: conditions, treatments, research and webinars."
)
IMAGE = "nerve-cell"
FEATURED_CONDITION = "anti-mag"

ORGANISATION_NAME = "The Foundation for Peripheral Neuropathy"
FOOTER_TEXT = (
    "<p>This site gives general information. It does not replace the advice of a doctor who knows "
    "you.</p>"
)
FOOTER_PAGES = ("privacy", "accessibility", "contact")


def body(library: Library) -> list[Block]:
    return [
        callout(library.callout("biobank")),
        button(
            "New here?",
            "Every page about a condition is built in the same way. A short tour shows you how.",
            "How to read a condition page",
            page=library.page("reading-guide"),
        ),
    ]
