"""About, Privacy, Accessibility and Contact."""

from collections.abc import Callable
from typing import NamedTuple

from .library import Library
from .prose import Block, bullets, button, callout, disclaimer, heading, paragraph


class StandardText(NamedTuple):
    slug: str
    title: str
    summary: str
    body: Callable[[Library], list[Block]]
    in_menu: bool = False


def _about(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>The Foundation for Peripheral Neuropathy is there for people whose peripheral "
            "nerves are damaged. It explains the conditions, holds webinars, hosts a research "
            "registry with a biobank, and helps to pay for research.</p>"
        ),
        heading("What you find here"),
        bullets(
            "Pages about conditions, all built in the same way",
            "Treatments and studies, each described in one place",
            "Webinars, and posts that answer questions",
        ),
        callout(library.callout("biobank")),
        heading("How the pages are written"),
        paragraph(
            "<p>We use plain words. Where a fact needs a source, the source is named. Where "
            "something is not known, we say so or leave it out.</p>"
        ),
        heading("About the first pages"),
        paragraph(
            "<p>This site started with sample pages. Their facts come from what the foundation has "
            "published and from the sources that they name. Whatever is made up for show, such as "
            "a webinar to come, says that it is an example.</p>"
        ),
        disclaimer(),
    ]


def _privacy(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>You can read this site without telling us who you are. This page says what happens "
            "with data when you do.</p>"
        ),
        heading("No cookies and no tracking"),
        bullets(
            "Reading this site sets no cookies, with one exception: if a page or a document asks you "
            "for a password and you enter it, a cookie remembers that you did, and nothing else.",
            "There is no advertising and no script that follows you.",
            "Pictures, type and scripts all come from this site itself.",
        ),
        heading("What is counted"),
        paragraph(
            "<p>The site counts how often a page is read, so that those who write it know what "
            "helps. It counts pages and not people: it keeps the page and the day, and no address "
            "on the internet. Nobody can see who read what. What you search for is not kept; it is "
            "only counted how often somebody searches for exactly the title or another name of a "
            "page.</p>"
        ),
        heading("“Was this page helpful?”"),
        paragraph(
            "<p>If you answer, the site keeps your answer, the page and the day. If you add a few "
            "words, staff read them, and they are deleted after a year. Please write nothing about "
            "anybody’s health, and no names: nobody can tell who wrote, so nobody can answer.</p>"
        ),
        heading("Registering for a webinar"),
        paragraph(
            "<p>“Register” leads you to the service that takes the registration, with rules of its "
            "own. This site counts that the button was pressed, and not by whom.</p>"
        ),
        heading("Videos from elsewhere"),
        paragraph(
            "<p>A video shows a still picture first. Nothing is loaded from its provider until you "
            "press play. Before you do, the page says which provider that is. From then on, the "
            "provider’s own rules apply.</p>"
        ),
        heading("When your browser asks for a page"),
        paragraph(
            "<p>To send you a page, the server must know your address on the internet for that "
            "moment. Whether it keeps a log, and for how long, is set by whoever runs the server. "
            "Ask us if you want to know.</p>"
        ),
        heading("If you work on this site"),
        paragraph(
            "<p>Staff who log in get cookies that keep them logged in. The site records who "
            "changed which page and when.</p>"
        ),
    ]


def _accessibility(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>Everybody should be able to read this site: with tired eyes, with numb or trembling "
            "hands, with a keyboard alone, with letters that are enlarged.</p>"
        ),
        heading("What you can do"),
        bullets(
            "Make the letters as large as you need, in your browser or on your telephone.",
            "Use light or dark colours: the site follows your device.",
            "Move from link to link with the Tab key. The first one leads past the menu.",
            "Print a page, or the summary of a condition.",
        ),
        heading("What does not work yet"),
        bullets(
            "Some videos have no transcript yet. Where that is so, the page says it.",
            "Captions and the player of a video come from its provider.",
            "This site was checked by programs and by its makers, and not yet together with people "
            "who use a screen reader.",
        ),
        heading("If something does not work for you"),
        paragraph(
            "<p>Please tell us. How to reach us is on the page “Contact”. Say which page "
            "it was, what you wanted to do, and what happened. If you need a page in another form, "
            "ask for it.</p>"
        ),
    ]


def _contact(library: Library) -> list[Block]:
    return [
        paragraph(
            "<p>You are welcome to ask us about this site, our webinars and our work. The ways to "
            "reach us stand at the foot of every page. (This is a sample site, so none stand there "
            "yet.)</p>"
        ),
        heading("For medical questions"),
        paragraph(
            "<p>We cannot give advice on your own case. Please ask your doctor. In an emergency, "
            "call the emergency number of the place where you are.</p>"
        ),
        button(
            "Looking for an answer?",
            "Many questions are answered on our blog already.",
            "Read questions and answers",
            page=library.page("questions-anti-mag"),
        ),
    ]


STANDARD_PAGES = {
    "about": StandardText(
        "about",
        "About",
        "Who is behind this site, and how its pages are written.",
        _about,
        in_menu=True,
    ),
    "privacy": StandardText(
        "privacy",
        "Privacy",
        "No cookies, no tracking: what happens with data when you read this site.",
        _privacy,
    ),
    "accessibility": StandardText(
        "accessibility",
        "Accessibility",
        "How to read this site in your own way, and whom to tell if something does not work.",
        _accessibility,
    ),
    "contact": StandardText(
        "contact",
        "Contact",
        "How to reach us, and whom to ask for medical advice.",
        _contact,
    ),
}
