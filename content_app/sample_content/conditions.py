"""Short pages for the conditions that the anti-MAG page speaks of."""

from collections.abc import Callable
from typing import NamedTuple

from .library import Library
from .prose import Block, disclaimer, paragraph


class ConditionText(NamedTuple):
    slug: str
    title: str
    full_name: str
    summary: str
    short_answer: str
    image: str
    sections: Callable[[Library], list[Block]]
    other_names: tuple[tuple[str, str], ...] = ()


def _peripheral_neuropathy(library: Library) -> list[Block]:
    return [
        (
            "overview",
            {
                "body": [
                    paragraph(
                        "<p>The peripheral nerves carry messages between the brain and spinal cord "
                        "and every other part of the body. When they are damaged, doctors speak of "
                        "a peripheral neuropathy. More than 100 types are known. Each has its own "
                        "signs and its own course.</p>"
                        "<p>Some types are inherited. Others come later in life. Their causes "
                        "include injuries, infections, a poor diet, alcohol, poisons, tumors and "
                        "an immune system that attacks the nerves.</p>",
                        library.references("ninds"),
                    )
                ]
            },
        ),
        (
            "symptoms",
            {
                "caveat": "What you notice depends on which nerves are affected.",
                "symptoms": [
                    {
                        "name": "Nerves for feeling (sensory)",
                        "detail": "Numbness, tingling, prickling, or skin that is sore to touch.",
                    },
                    {"name": "Nerves for movement (motor)", "detail": "Weak or wasting muscles."},
                    {
                        "name": "Nerves for inner organs (autonomic)",
                        "detail": "Organs or glands that do not work as they should.",
                    },
                ],
                "body": [
                    paragraph(
                        "<p>Some people have burning pain, often at night.</p>",
                        library.references("ninds"),
                    )
                ],
            },
        ),
        ("free_text", {"heading": "Before you act on this page", "body": [disclaimer()]}),
    ]


def _cidp(library: Library) -> list[Block]:
    return [
        (
            "overview",
            {
                "body": [
                    paragraph(
                        "<p>In CIDP the immune system inflames nerves and the roots from which "
                        "they grow. Nerve fibers lose stretches of myelin, their coating, and "
                        "build it up again.</p>",
                        library.references("statpearls-cidp"),
                    )
                ]
            },
        ),
        (
            "symptoms",
            {
                "caveat": "CIDP does not look the same in everyone.",
                "symptoms": [
                    {
                        "name": "Muscle weakness",
                        "detail": "It tends to affect both sides alike, and more than feeling.",
                    },
                    {
                        "name": "Loss of feeling",
                        "detail": (
                            "The senses of vibration and position suffer more than those of pain "
                            "and temperature."
                        ),
                    },
                    {
                        "name": "Missing reflexes",
                        "detail": "A doctor finds this when testing them.",
                    },
                ],
                "body": [
                    paragraph(
                        "<p>This is the typical form of CIDP. There are others.</p>",
                        library.references("statpearls-cidp"),
                    )
                ],
            },
        ),
        (
            "free_text",
            {
                "heading": "What can be done",
                "body": [
                    paragraph(
                        "<p>There are treatments for CIDP, and they can improve the outcome. That "
                        "is why it matters to find the disease early.</p>",
                        library.references("statpearls-cidp"),
                    ),
                    disclaimer(),
                ],
            },
        ),
        (
            "free_text",
            {
                "heading": "CIDP and anti-MAG peripheral neuropathy",
                "body": [
                    paragraph(
                        "<p>The two are different diseases, although both can strip nerves of "
                        "their coating. Anti-MAG peripheral neuropathy may move more slowly than "
                        "CIDP and be milder.</p>"
                        "<p>They can be mistaken for each other. In one study, 4 of 69 people who "
                        "met the criteria for CIDP turned out to have antibodies against MAG.</p>",
                        library.references("pascual-goni-2019"),
                    )
                ],
            },
        ),
    ]


def _mgus(library: Library) -> list[Block]:
    return [
        (
            "overview",
            {
                "body": [
                    paragraph(
                        "<p>Immunoglobulins are the proteins that we also call antibodies. In "
                        "MGUS there is more than usual of one abnormal immunoglobulin in the "
                        "blood. It is called M protein. It comes from plasma cells, the white "
                        "blood cells that make antibodies.</p>"
                        "<p>MGUS is not cancer. Still, people who have it run a higher risk of "
                        "getting one.</p>",
                        library.references("nci-mgus", "mskcc-mgus"),
                    )
                ]
            },
        ),
        (
            "outlook",
            {
                "facts": [
                    {
                        "figure": "Most stay well",
                        "meaning": "for many years, and need no treatment.",
                    },
                    {
                        "figure": "Blood tests",
                        "meaning": "at regular times show whether the M protein rises.",
                    },
                ],
                "body": [
                    paragraph(
                        "<p>If you have MGUS, ask how often your blood should be tested.</p>",
                        library.references("mskcc-mgus"),
                    )
                ],
            },
        ),
        (
            "free_text",
            {
                "heading": "MGUS and nerves",
                "body": [
                    paragraph(
                        "<p>Many people with anti-MAG peripheral neuropathy have MGUS as well. An "
                        "MGUS of the kind IgM is more likely to be the cause of a neuropathy if "
                        "there are also antibodies against nerves, and if the damage is mostly to "
                        "feeling in the feet and hands.</p>",
                        library.references("efns-pns-2010"),
                    ),
                    disclaimer(),
                ],
            },
        ),
    ]


CONDITIONS = {
    "peripheral-neuropathy": ConditionText(
        "peripheral-neuropathy",
        "Peripheral neuropathy",
        "",
        "Damage to the nerves outside the brain and spinal cord. There are more than 100 types.",
        "Peripheral neuropathy means that nerves outside the brain and spinal cord are damaged. "
        "Depending on the nerves, feeling, movement or the work of inner organs can suffer.",
        "hand",
        _peripheral_neuropathy,
        (("PN", "abbreviation"),),
    ),
    "cidp": ConditionText(
        "cidp",
        "CIDP",
        "Chronic inflammatory demyelinating polyneuropathy",
        "A disease in which the immune system strips nerves of their coating over a long time. "
        "Weak muscles and loss of feeling are its usual signs.",
        "CIDP is a long-lasting disease in which the immune system damages nerves and their roots. "
        "It usually weakens muscles and dulls feeling on both sides of the body. Treatment can "
        "help.",
        "nerve-in-cross-section",
        _cidp,
        (("Chronic inflammatory demyelinating polyradiculoneuropathy", "synonym"),),
    ),
    "mgus": ConditionText(
        "mgus",
        "MGUS",
        "Monoclonal gammopathy of undetermined significance",
        "More than usual of one antibody in the blood. It is mostly harmless, but doctors keep an "
        "eye on it.",
        "In MGUS the body makes too much of one abnormal antibody. Most people who have it stay "
        "well. Because it can turn into a cancer, it is checked with blood tests from time to "
        "time.",
        "five-armed-antibodies",
        _mgus,
    ),
}
