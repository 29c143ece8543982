"""The sections of a condition page, in whichever order staff choose."""

import pytest

from tests.builders import every_section, make_condition, make_full_condition, paragraph
from tests.reading import read, words_of

USUAL_HEADINGS = {
    "overview": "What it is and what causes it",
    "symptoms": "Symptoms & Signs",
    "diagnosis": "Diagnosis",
    "treatment": "Treatment & Therapy",
    "questions-for-doctor": "Questions to ask your doctor",
    "outlook": "Outlook and who is affected",
    "research": "Current Research",
    "more-information": "More Information",
}


def section_headings(html) -> list[str]:
    return [words_of(heading) for heading in html.select("section.ca-part[id] > h2")]


@pytest.mark.django_db
def test_every_section_stands_on_the_page_with_what_it_holds(client):
    html = read(client, make_full_condition())

    assert section_headings(html) == [*USUAL_HEADINGS.values(), "Living with it"]
    assert "Nerves lose their insulation." in words_of(html.find(id="overview"))
    assert "Numb feet It begins in the toes." in words_of(html.find(id="symptoms"))
    assert "Blood test Antibodies against MAG." in words_of(html.find(id="diagnosis"))
    assert "It helped some people in small studies." in words_of(html.find(id="treatment"))
    assert "Which tests do I need?" in words_of(html.find(id="questions-for-doctor"))
    assert "10 percent need help" in words_of(html.find(id="outlook"))
    assert "To follow people over years." in words_of(html.find(id="research"))
    assert "An example" in words_of(html.find(id="more-information"))


@pytest.mark.django_db
def test_sections_stand_in_the_order_of_the_staff(client):
    page = make_condition(sections=list(reversed(every_section())))

    assert section_headings(read(client, page)) == [
        "Living with it",
        *reversed(USUAL_HEADINGS.values()),
    ]


@pytest.mark.django_db
def test_sections_that_staff_left_out_leave_no_trace(client):
    page = make_condition(sections=[("outlook", {"facts": [], "body": [paragraph()]})])

    assert section_headings(read(client, page)) == ["Outlook and who is affected"]


@pytest.mark.django_db
def test_a_heading_of_the_staffs_own_replaces_the_usual_one(client):
    page = make_condition(
        sections=[
            ("overview", {"heading": "What happens in the nerves", "body": []}),
            ("outlook", {"heading": "", "facts": [], "body": []}),
        ]
    )

    assert section_headings(read(client, page)) == [
        "What happens in the nerves",
        "Outlook and who is affected",
    ]


@pytest.mark.django_db
def test_a_condition_without_any_section_is_a_page_all_the_same(client):
    html = read(client, make_condition("CIDP"))

    assert words_of(html.h1) == "CIDP"
    assert section_headings(html) == []


@pytest.mark.django_db
def test_tests_stand_in_the_order_in_which_they_are_done(client):
    tests = [{"name": name, "shows": ""} for name in ("Examination", "Blood test", "EMG")]
    page = make_condition(
        sections=[("diagnosis", {"introduction": "", "tests": tests, "body": []})]
    )

    steps = read(client, page).select("#diagnosis ol.ca-steps > li")

    assert [words_of(step) for step in steps] == ["Examination", "Blood test", "EMG"]
