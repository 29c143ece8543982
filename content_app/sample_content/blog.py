"""The posts of the blog. What does not come from the foundation says that it is an example."""

from collections.abc import Callable
from typing import NamedTuple

from .library import Library
from .prose import (
    Block,
    bullets,
    disclaimer,
    heading,
    page_teaser,
    paragraph,
    picture,
    steps,
)
from .questions import questions

CATEGORIES = {
    "questions-and-answers": "Questions and answers",
    "about-this-site": "About this site",
}


class PostText(NamedTuple):
    slug: str
    title: str
    summary: str
    image: str
    kind: str
    days_ago: int
    category: str
    tags: tuple[str, ...]
    body: Callable[[Library], list[Block]]
    related: tuple[str, ...] = ()


def _questions_anti_mag(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>These questions come up again and again when people hear the name of this disease "
            "for the first time. The answers are short. The page on the condition says more.</p>"
        ),
        *(
            (
                "question",
                {
                    "question": question,
                    "answer": answer,
                    "answered_by": None,
                    "references": library.references(*references),
                },
            )
            for question, answer, references in questions(library)
        ),
        disclaimer(),
    ]


def _reading_guide(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>Every page about a condition on this site is built in the same way. Once you know "
            "one, you will find your way around all of them.</p>"
        ),
        heading("Start with the short answer"),
        paragraph(
            "<p>At the top you find the name in full, other names that people use, and a short "
            "answer in plain words. If you read nothing else, read that.</p>"
        ),
        picture(
            library.image("marked-page"),
            library.alternative_text("marked-page"),
            "The list of contents leads straight to each section.",
        ),
        heading("Go where you want to go"),
        steps(
            "Use the list of contents to jump to a section.",
            "Copy the address of a section to share just that part with someone.",
            "Follow the related pages to webinars and posts on the same subject.",
        ),
        heading("What the labels mean"),
        paragraph(
            "<p>Each treatment carries a label that says how far it is recommended for this one "
            "condition. The label is always written out in words:</p>"
        ),
        bullets(
            "<b>Recommended</b>: it is advised for this condition.",
            "<b>May help some people</b>: it helped some, but not everyone.",
            "<b>Studies are inconclusive</b>: research has not settled whether it works.",
            "<b>Reserved for certain patients</b>: it is kept for those who need it most.",
            "<b>Not recommended</b>: it is not advised for this condition.",
            "<b>Under study</b>: researchers are still testing it.",
        ),
        heading("Check the sources"),
        paragraph(
            "<p>Small numbers lead to the references at the end of the page. Many of them link to "
            "the publication itself.</p>"
        ),
    ]


def _example_news(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>This post is an example. It is here so that you can see what a news item looks "
            "like, in the list and on a page of its own. Nothing in it has happened.</p>"
        ),
        heading("What you can do with it"),
        bullets(
            "Edit it, and see the change after you publish it.",
            "Schedule it, so that it appears on a day that you choose.",
            "Delete it. Nothing else depends on it.",
        ),
        page_teaser(library.page("reading-guide")),
    ]


POSTS = {
    "reading-guide": PostText(
        "how-to-read-a-condition-page",
        "How to read a condition page",
        "A short tour: the short answer, the list of contents, the labels on treatments, and the "
        "sources.",
        "marked-page",
        "article",
        9,
        "about-this-site",
        ("help",),
        _reading_guide,
    ),
    "example-news": PostText(
        "example-of-a-news-item",
        "Example of a news item",
        "An example, so that you can see how news looks on this site. You can edit or delete it.",
        "calendar",
        "news",
        4,
        "about-this-site",
        ("example",),
        _example_news,
    ),
    "questions-anti-mag": PostText(
        "anti-mag-peripheral-neuropathy-questions-and-answers",
        "Anti-MAG peripheral neuropathy: questions and answers",
        "What the name means, how doctors find the disease, what may help and what is not "
        "recommended: eleven short answers.",
        "speech-bubbles",
        "article",
        0,
        "questions-and-answers",
        ("anti-MAG", "MGUS", "CIDP"),
        _questions_anti_mag,
        ("mgus", "cidp"),
    ),
}
