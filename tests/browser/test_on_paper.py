"""What a browser prints of the summary of a condition, which readers take to a doctor."""

import io

import pytest
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from tests import builders
from tests.browser.library import fill_in_settings
from tests.builders import SiteTree

SENTENCE = "One sentence of the length that staff write here, with a second half after a comma."
# The menu, the search, the trail, what can be pressed, and the foot of the page.
FOR_THE_SCREEN = [
    "Skip to",
    "Menu",
    "Search",
    "Donate",
    "Conditions",
    "Blog",
    "Print this",
    "PDF",
    "Street",
]


@pytest.fixture
def summary(site: SiteTree) -> str:
    """The address of one that is as long as most are."""
    fill_in_settings()
    therapies = [
        {
            "therapy": builders.make_therapy(f"Therapy {number}"),
            "recommendation": "may_help_some",
            "what_is_known": f"<p>{SENTENCE}</p>",
            "cautions": f"<p>{SENTENCE}</p>",
            "references": [
                builders.make_reference(f"Example {number}. Journal of Examples, 2020.")
            ],
        }
        for number in range(6)
    ]
    condition = builders.make_condition(
        short_answer=f"{SENTENCE} {SENTENCE}",
        other_names=[("Anti-MAG", "abbreviation")],
        sections=[
            (
                "symptoms",
                {"symptoms": [{"name": f"Sign {n}", "detail": SENTENCE} for n in range(8)]},
            ),
            (
                "diagnosis",
                {"tests": [{"name": f"Test {n}", "shows": f"<p>{SENTENCE}</p>"} for n in range(5)]},
            ),
            ("treatment", {"therapies": therapies}),
            (
                "questions_for_doctor",
                {"questions": [f"Question {n}: {SENTENCE}" for n in range(8)]},
            ),
        ],
    )
    return f"{condition.get_url()}summary/"


def test_the_summary_of_a_condition_takes_two_sheets_at_most_and_nothing_that_is_for_the_screen(
    summary: str, live_server: LiveServer, new_context
) -> None:
    page = new_context(base_url=live_server.url).new_page()
    page.goto(summary)

    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages

    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    assert len(sheets) <= 2
    # Broken into two lines, it is read back with a space.
    assert f"{live_server.url}{summary.removesuffix('summary/')}" in text.replace(" ", "")
    assert f"Question 7: {SENTENCE}" in text
    assert "My own questions and notes" in text
    assert [words for words in FOR_THE_SCREEN if words in text] == []
