import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils.html import strip_tags
from wagtail.models import Page

from content_app.base import clock
from content_app.conditions.models import ConditionPage
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage

from .conftest import DAY_OF_LOADING

ANTI_MAG = "/conditions/anti-mag-peripheral-neuropathy/"
QUESTIONS = "/blog/anti-mag-peripheral-neuropathy-questions-and-answers/"
RECORDED_WEBINAR = "/webinars/anti-mag-peripheral-neuropathy-with-richard-lewis/"
EXAMPLE_WEBINAR = "/webinars/example-prepare-for-your-next-appointment/"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_content")]


@pytest.fixture
def read(client):
    """The words of a page, as a reader gets them on the day of loading."""

    def read(address):
        with clock.at(DAY_OF_LOADING):
            response = client.get(address)
        assert response.status_code == 200
        main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL).group()
        return re.sub(r"\s+", " ", unescape(strip_tags(main)))

    return read


def addresses():
    records = [record for model in (Person, Therapy, Study) for record in model.objects.all()]
    pages = Page.objects.filter(depth__gt=1).specific()
    return [*(page.get_url() for page in pages), *(record.get_url() for record in records)]


def test_the_site_layout():
    assert {
        "/",
        ANTI_MAG,
        "/conditions/cidp/",
        "/conditions/mgus/",
        "/conditions/peripheral-neuropathy/",
        QUESTIONS,
        RECORDED_WEBINAR,
        EXAMPLE_WEBINAR,
        "/people/richard-lewis/",
        "/treatments/rituximab/",
        "/research/imagine-study/",
        "/about/",
        "/privacy/",
        "/accessibility/",
        "/contact/",
    } <= set(addresses())


def test_every_page_answers_and_every_link_leads_somewhere(client):
    seen = set(addresses())
    to_visit = list(seen)
    while to_visit:
        address = to_visit.pop()
        response = client.get(address)
        assert response.status_code == 200, address
        if not response.get("Content-Type", "").startswith("text/html"):
            continue
        links = re.findall(r'<a\b[^>]*\bhref="(/[^"#?]*)', response.content.decode())
        new = set(links) - seen
        seen |= new
        to_visit += new


def test_every_image_has_a_text_alternative(client):
    for address in addresses():
        for image in re.findall(r"<img\b[^>]*>", client.get(address).content.decode()):
            assert " alt=" in image, address


@pytest.mark.parametrize(
    "symptom",
    ["sensory loss", "vibration", "gait", "tremor", "balance", "weakness", "toes", "fingers"],
)
def test_each_symptom_is_on_the_page(read, symptom):
    text = read(ANTI_MAG).lower()

    assert symptom in text
    assert "not everyone has all of these" in text


@pytest.mark.parametrize(
    ("therapy", "recommendation"),
    [
        ("Rituximab", "Studies are inconclusive"),
        ("Cyclophosphamide", "May help some people"),
        ("Intravenous immunoglobulin", "May help some people"),
        ("Steroids", "Not recommended"),
        ("Plasma exchange", "Not recommended"),
        ("Other immune therapies", "Reserved for certain patients"),
    ],
)
def test_each_therapy_stands_with_its_recommendation(read, therapy, recommendation):
    section = read(ANTI_MAG).split("Doctors have tried many treatments")[1]
    entry = section[section.index(therapy) :]

    assert 0 < entry.index(recommendation) < 200


def test_the_tests_stand_in_the_order_in_which_they_are_done():
    page = ConditionPage.objects.get(slug="anti-mag-peripheral-neuropathy")
    diagnosis = next(s.value for s in page.sections if s.block_type == "diagnosis")

    names = [test["name"] for test in diagnosis["tests"]]

    assert names == [
        "Neurological examination",
        "Blood test for a monoclonal gammopathy",
        "Electrodiagnostic tests, such as electromyography (EMG)",
        "Blood test for anti-MAG antibodies",
        "Further blood tests",
        "Spinal tap (lumbar puncture)",
    ]


@pytest.mark.parametrize(
    "fact",
    [
        "10 percent",
        "wheelchair",
        "More men than women",
        "50s or 60s",
        "more slowly than CIDP",
        "risk of cancer",
        "MGUS",
        "Schwann cells",
        "The only biobank for peripheral neuropathy",
        "Peripheral Neuropathy Research Registry (PNRR)",
    ],
)
def test_the_facts_of_the_foundation_are_on_the_page(read, fact):
    assert fact in read(ANTI_MAG)


def test_the_imagine_study_tells_who_joined_when():
    study = Study.objects.get(slug="imagine-study")

    years = {country.name: country.joined_in for country in study.countries.all()}

    assert years.pop("Netherlands") == 2016
    assert years == dict.fromkeys(
        [
            "France",
            "Italy",
            "Serbia",
            "Spain",
            "Switzerland",
            "United Kingdom",
            "United States",
        ],
        2017,
    )
    assert "The Foundation for Peripheral Neuropathy" in study.funders


@pytest.mark.parametrize("country", ["Netherlands", "Serbia", "United States"])
def test_the_study_s_page_names_its_countries(read, country):
    text = read("/research/imagine-study/")

    assert country in text
    assert "2016" in text
    assert "2017" in text


def test_the_condition_leads_to_the_webinar_and_the_questions_and_back(client):
    for address, targets in {
        ANTI_MAG: [RECORDED_WEBINAR, QUESTIONS, "/conditions/cidp/", "/conditions/mgus/"],
        QUESTIONS: [ANTI_MAG],
        RECORDED_WEBINAR: [ANTI_MAG],
        "/conditions/cidp/": [ANTI_MAG],
        "/conditions/mgus/": [ANTI_MAG],
    }.items():
        page = client.get(address).content.decode()
        assert [target for target in targets if f'href="{target}"' not in page] == []


def test_the_recorded_webinar_has_a_day_and_no_invented_hour(read):
    webinar = WebinarPage.objects.get(held_on__isnull=False)
    text = read(RECORDED_WEBINAR)

    assert webinar.held_on.isoformat() == "2022-06-27"
    assert webinar.starts_at is None
    assert webinar.recording_url == ""
    assert "Richard Lewis, MD" in text
    assert [credit.affiliation for credit in webinar.credits.all()] == [""]


def test_the_upcoming_webinar_says_that_it_is_an_example(read):
    webinar = WebinarPage.objects.get(held_on__isnull=True)

    assert webinar.title.startswith("Example:")
    assert "This webinar is an example. It will not take place." in read(EXAMPLE_WEBINAR)
    assert webinar.title in read("/webinars/")


def test_the_upcoming_webinar_is_a_month_after_the_day_of_loading():
    webinar = WebinarPage.objects.get(held_on__isnull=True)

    assert webinar.local_start.date() == DAY_OF_LOADING.date() + timedelta(days=30)
    # Clocks in New York are set back in between.
    assert webinar.local_start.hour == 13
    assert WebinarPage.objects.upcoming(DAY_OF_LOADING).get() == webinar


def test_each_question_has_an_address_of_its_own(client):
    page = client.get(QUESTIONS).content.decode()

    anchors = re.findall(r'id="(q-(?:what|is|how|which|will|who)-[a-z-]+)"', page)

    assert "q-will-i-need-a-wheelchair" in anchors
    assert "q-which-treatments-are-not-recommended" in anchors
