"""The "Did You Know?" callouts."""

from typing import NamedTuple


class CalloutText(NamedTuple):
    title: str
    text: str
    image: str
    source: str
    link_url: str
    link_text: str
    pages: tuple[str, ...]


CALLOUTS = {
    "biobank": CalloutText(
        "The only biobank for peripheral neuropathy",
        "<p>The Foundation for Peripheral Neuropathy hosts it, and says that there is no other in "
        "the world. It is called the Peripheral Neuropathy Research Registry (PNRR). It holds "
        "health data and samples from patients. Researchers use them to look for new ways to treat "
        "and prevent the disease.</p>",
        "shelf-of-samples",
        "The Foundation for Peripheral Neuropathy",
        "https://www.foundationforpn.org/foundation-for-peripheral-neuropathy-celebrates-10th-"
        "anniversary/",
        "How the registry came about",
        ("peripheral-neuropathy",),
    ),
}
