"""Every drawing, with its title and the words for those who cannot see it."""

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image

from . import maps, nerves, scenes


class Illustration(NamedTuple):
    title: str
    alternative_text: str
    draw: Callable[[], Image.Image]


ILLUSTRATIONS = {
    "myelin-under-attack": Illustration(
        "Nerve fiber under attack",
        "Drawing of a nerve fiber. Its thick coating of myelin is whole on the left and thin and "
        "ragged on the right, where Y-shaped antibodies surround it.",
        nerves.myelin_under_attack,
    ),
    "five-armed-antibodies": Illustration(
        "Many copies of one antibody",
        "Drawing of many identical star-shaped antibodies, each made of five Y shapes joined in a "
        "ring, with only a few others between them.",
        nerves.five_armed_antibodies,
    ),
    "nerve-in-cross-section": Illustration(
        "Nerve in cross-section",
        "Drawing of a nerve cut across: many fibers like dots in dark rings of myelin. In one area "
        "the rings are thin and pale.",
        nerves.nerve_in_cross_section,
    ),
    "nerve-cell": Illustration(
        "Nerve cell at sunrise",
        "Drawing of a nerve cell like a tree with fine branches. Its long fiber, wrapped in "
        "segments, reaches across soft hills toward a rising sun.",
        nerves.nerve_cell,
    ),
    "study-map": Illustration(
        "Countries of the IMAGiNe study",
        "Map made of dots. Lines lead from the Netherlands to the United Kingdom, Spain, Serbia, "
        "Italy, France, Switzerland and the United States.",
        maps.study_map,
    ),
    "hand": Illustration(
        "Nerves of a hand",
        "Drawing of an open hand with its nerves in red; rings spread from the fingertips like "
        "waves.",
        scenes.hand,
    ),
    "webinar-window": Illustration(
        "A webinar on a screen",
        "Drawing of a video window: a slide with a nerve fiber, a speaker and four listeners "
        "beside it, and a play button below.",
        scenes.webinar_window,
    ),
    "shelf-of-samples": Illustration(
        "Samples in a biobank",
        "Drawing of three shelves of sealed sample tubes with labels, filled in coral, sand and "
        "teal.",
        scenes.shelf_of_samples,
    ),
    "marked-page": Illustration(
        "A page and a magnifying glass",
        "Drawing of a page with a list of contents in colors and a magnifying glass over one of "
        "its sections.",
        scenes.marked_page,
    ),
    "calendar": Illustration(
        "Calendar and clock",
        "Drawing of a calendar with one day marked, and a clock in front of it.",
        scenes.calendar,
    ),
    "speech-bubbles": Illustration(
        "Question and answer",
        "Drawing of two speech bubbles: a question mark in the first, lines of an answer in the "
        "second.",
        scenes.speech_bubbles,
    ),
}
