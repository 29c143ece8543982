"""Texts and pictures for many pages: the same ones in every run, and as long as those that people write."""

import io
from random import Random

from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Collection

SUBJECTS = (
    "The nerve",
    "A small fibre",
    "The myelin sheath",
    "An antibody",
    "The long axon",
    "A reflex",
)
VERBS = (
    "slows down",
    "recovers",
    "loses strength",
    "sends fewer signals",
    "changes over months",
    "is tested",
)
PLACES = (
    "in both feet",
    "below the knee",
    "in the hands",
    "at night",
    "after exercise",
    "on uneven ground",
)
REASONS = (
    "when sugar levels stay high",
    "after a course of treatment",
    "because the insulation is thin",
    "in one person out of ten",
    "as balance exercises go on",
    "while the cause is looked for",
)
NAMES = ("sensory", "motor", "autonomic", "inherited", "immune", "toxic", "diabetic", "focal")
PICTURES = 12
RARE_WORD = "plasmapheresis"
COMMON_WORDS = "balance exercises"
"""In nearly every text, as "neuropathy" is on a site about nothing else."""
WORD_OF_TITLES = "neuropathy"
"""In the title of every condition page."""


def sentence(random: Random) -> str:
    return " ".join(random.choice(part) for part in (SUBJECTS, VERBS, PLACES, REASONS)) + "."


def text(random: Random, sentences: int = 5) -> str:
    return " ".join(sentence(random) for _ in range(sentences))


def prose(random: Random, sentences: int = 5) -> str:
    return f"<p>{text(random, sentences)}</p>"


def body(random: Random, references: list, paragraphs: int = 6) -> list[tuple[str, dict]]:
    """A heading, paragraphs that cite, a list and a quotation."""
    blocks = [
        ("paragraph", {"text": prose(random), "references": [random.choice(references)]})
        for _ in range(paragraphs)
    ]
    items = [prose(random, 1) for _ in range(4)]
    blocks.insert(1, ("heading", {"text": sentence(random), "level": "main"}))
    blocks.insert(4, ("list", {"kind": "bulleted", "items": items}))
    blocks.append(("quote", {"text": sentence(random), "attribution": "A reader"}))
    return blocks


def question(random: Random, person, references: list) -> tuple[str, dict]:
    return (
        "question",
        {
            "question": f"What if {sentence(random).removesuffix('.').lower()}?",
            "answer": prose(random),
            "answered_by": person,
            "references": [random.choice(references)],
        },
    )


def sections(random: Random, therapies: list, studies: list, references: list) -> list:
    """Every section of a condition page, as full as the longest that the foundation publishes."""
    chosen = random.sample(therapies, min(5, len(therapies)))
    return [
        ("overview", {"heading": "", "body": body(random, references, 3)}),
        (
            "symptoms",
            {
                "caveat": "Nobody needs to have all of these.",
                "symptoms": [
                    {"name": f"Sign {number}", "detail": sentence(random)} for number in range(8)
                ],
                "body": [],
            },
        ),
        (
            "diagnosis",
            {
                "introduction": prose(random, 2),
                "tests": [
                    {"name": f"Test {number}", "shows": prose(random, 1)} for number in range(5)
                ],
                "body": [],
            },
        ),
        (
            "treatment",
            {
                "introduction": prose(random, 2),
                "therapies": [
                    {
                        "therapy": therapy,
                        "recommendation": random.choice(["recommended", "may_help_some"]),
                        "what_is_known": prose(random, 3),
                        "cautions": prose(random, 1),
                        "references": [random.choice(references)],
                    }
                    for therapy in chosen
                ],
                "body": [],
            },
        ),
        (
            "outlook",
            {
                "facts": [
                    {"figure": f"{number * 10} percent", "meaning": sentence(random)}
                    for number in range(1, 4)
                ],
                "body": [],
            },
        ),
        (
            "research",
            {"introduction": prose(random, 2), "studies": [random.choice(studies)], "body": []},
        ),
    ]


def pictures() -> list:
    collection = Collection.get_first_root_node()
    return [_picture(number, collection) for number in range(PICTURES)]


def _picture(number: int, collection):
    file = io.BytesIO()
    Image.new("RGB", (1200, 800), (20 * number, 120, 140)).save(file, "JPEG")
    return get_image_model().objects.create(
        title=f"Picture {number}",
        description=f"A drawing, number {number}",
        file=ContentFile(file.getvalue(), name=f"picture-{number}.jpg"),
        width=1200,
        height=800,
        collection=collection,
    )
