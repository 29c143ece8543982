"""What the project is for: staff write and relate, a visitor reads and follows the links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from content_app.editorial.roles import PUBLISHERS
from tests.browser.editor import Desk, EditingForm
from tests.builders import SiteTree, make_user

CONDITION = "Anti-MAG neuropathy"
QUESTIONS = "Your questions on anti-MAG"
QUESTION = "Is it inherited?"
WEBINAR = "Living with anti-MAG"
CALLOUT = "Feet notice first"
THERAPY = "Rituximab"
STUDY = "The example study"
ANSWERER = "Ada Example"


@pytest.fixture
def desk(site: SiteTree, live_server: LiveServer, new_context) -> Desk:
    """The admin, with a publisher logged in."""
    make_user(PUBLISHERS, "publisher")
    desk = Desk(new_context(viewport={"width": 1440, "height": 1000}).new_page(), live_server.url)
    desk.log_in("publisher", "secret")
    return desk


@pytest.mark.journey
def test_staff_write_relate_and_publish_and_a_visitor_reads_it_all(
    desk: Desk, live_server: LiveServer, new_context: Callable[..., BrowserContext]
) -> None:
    write_condition(desk)
    write_questions(desk)
    write_webinar(desk)
    write_callout(desk)

    visitor = new_context(base_url=live_server.url).new_page()
    read_condition(visitor)
    read_questions(visitor)
    read_webinar(visitor)
    follow_links_of_records(visitor)
    assert visitor.context.cookies() == []


# Staff


def write_condition(desk: Desk) -> None:
    form = desk.start("Conditions", "Add condition")
    form.fill_title(CONDITION)
    form.field("full_name").fill("Anti-myelin-associated glycoprotein neuropathy")
    form.field("short_answer").fill("An immune reaction slowly harms the insulation of nerves.")
    fill_sections(form)
    form.open_tab("Connections")
    name = form.add_row("other_names")
    name.field("name").fill("MAG-PN")
    name.field("kind").select("Abbreviation")

    beside = form.open_preview()
    expect(beside.get_by_role("heading", level=1)).to_have_text(CONDITION)
    expect(beside.get_by_text("Balance exercises help.")).to_be_attached()
    form.publish()


def fill_sections(form: EditingForm) -> None:
    sections = form.field("sections")

    overview = sections.add_block("What it is and what causes it").field("body")
    overview.add_block("Text").field("text").write("Antibodies attack a protein of the nerves.")

    symptoms = sections.add_block("Symptoms & Signs")
    symptoms.field("caveat").fill("Not all of these may be present.")
    for place, (symptom, detail) in enumerate(
        [("Numb feet", "It begins in the toes."), ("Unsteady gait", "Worse in the dark.")]
    ):
        symptoms.field("symptoms").item(place).field("name").fill(symptom)
        symptoms.field("symptoms").item(place).field("detail").fill(detail)

    test = sections.add_block("Diagnosis").field("tests").item(0)
    test.field("name").fill("Blood test")
    test.field("shows").write("Antibodies against MAG.")

    treatment = sections.add_block("Treatment & Therapy").field("therapies").item(0)
    treatment.field("therapy").create(THERAPY, name=THERAPY)
    treatment.field("recommendation").select("May help some people")
    treatment.field("what_is_known").write("It helped some people in small studies.")
    treatment.field("cautions").write("Infections are more likely.")

    fact = sections.add_block("Outlook and who is affected").field("facts").item(0)
    fact.field("figure").fill("10 percent")
    fact.field("meaning").fill("become severely disabled")

    research = sections.add_block("Current Research").field("studies").item(0)
    research.create(STUDY, name=STUDY, registry_number="NCT00000000")

    link = sections.add_block("More Information").field("links").item(0)
    link.field("url").fill("https://example.org/neuropathy")
    link.field("label").fill("An organisation elsewhere")

    own = sections.add_block("Section of your own")
    own.field("heading").fill("Day by day")
    own.field("body").add_block("Text").field("text").write("Balance exercises help.")


def write_questions(desk: Desk) -> None:
    form = desk.start("Blog", "Add blog post")
    form.fill_title(QUESTIONS)
    form.field("date").fill("2026-05-04")
    form.fill_title(QUESTIONS)
    question = form.field("body").add_block("Question and answer")
    question.field("question").fill(QUESTION)
    question.field("answer").write("No, it is not. Read more about ")
    question.field("answer").write_link("the condition", CONDITION)
    question.field("answered_by").create(
        f"{ANSWERER}, MD", name=ANSWERER, credentials="MD", affiliation="Example Hospital"
    )
    form.open_tab("Connections")
    form.add_row("relations").field("target").choose_page(CONDITION)

    preview = form.open_preview_in_new_tab()
    expect(preview.get_by_role("heading", level=1)).to_have_text(QUESTIONS)
    expect(preview.get_by_role("heading", name=QUESTION)).to_be_visible()
    preview.close()
    form.publish()


def write_webinar(desk: Desk) -> None:
    form = desk.start("Webinars", "Add webinar")
    form.fill_title(WEBINAR)
    form.field("starts_at").fill("2099-06-26 19:00")
    form.field("ends_at").fill("2099-06-26 20:30")
    form.field("time_zone").select("America/New York")
    form.field("body").add_block("Text").field("text").write("An evening for your questions.")
    form.add_row("credits").field("person").choose(f"{ANSWERER}, MD")
    form.field("registration_url").fill("https://example.org/register")
    form.open_tab("Connections")
    form.add_row("relations").field("target").choose_page(CONDITION)
    form.add_row("relations").field("target").choose_page(QUESTIONS)

    beside = form.open_preview()
    expect(beside.get_by_role("heading", level=1)).to_have_text(WEBINAR)
    expect(beside.get_by_text(f"{ANSWERER}, MD")).to_be_attached()
    form.publish_at_once()


def write_callout(desk: Desk) -> None:
    form = desk.start("Did You Know?", "Add “Did You Know?” callout")
    form.fill_title(CALLOUT)
    form.field("text").write("The longest nerves end in the feet.")
    form.field("link_page").choose_page(WEBINAR)
    form.field("link_text").fill("Ask about it")
    form.open_tab("Where it appears")
    form.add_row("placements").field("page").choose_page(CONDITION)

    preview = form.open_preview_in_new_tab()
    expect(preview.get_by_text(CALLOUT)).to_be_visible()
    preview.close()
    form.publish()


# The visitor


def read_condition(visitor: Page) -> None:
    visitor.goto("/")
    visitor.get_by_role("navigation", name="Main").get_by_role("link", name="Conditions").click()
    visitor.get_by_role("link", name=CONDITION, exact=True).first.click()
    expect_page(visitor, CONDITION)
    follow_contents(
        visitor,
        [
            "What it is and what causes it",
            "Symptoms & Signs",
            "Diagnosis",
            "Treatment & Therapy",
            "Outlook and who is affected",
            "Current Research",
            "More Information",
            "Day by day",
        ],
    )
    main = visitor.get_by_role("main")
    for words in (
        "Antibodies attack a protein of the nerves.",
        "Not all of these may be present.",
        "Unsteady gait",
        "Antibodies against MAG.",
        "May help some people",
        "Infections are more likely.",
        "10 percent",
        "NCT00000000",
        "An organisation elsewhere",
        "Balance exercises help.",
        "MAG-PN",
    ):
        expect(main.get_by_text(words).first).to_be_visible()

    callout = visitor.get_by_role("complementary", name=CALLOUT)
    callout.get_by_role("link", name="Ask about it").click()
    expect_page(visitor, WEBINAR)


def read_questions(visitor: Page) -> None:
    visit(visitor, "Conditions", CONDITION)
    follow_related(visitor, "From our blog", QUESTIONS)
    visitor.get_by_role("navigation", name="Questions in this post").get_by_role(
        "link", name=QUESTION
    ).click()
    expect(visitor).to_have_url(re.compile("#q-is-it-inherited$"))
    expect(visitor.get_by_role("heading", name=QUESTION)).to_be_in_viewport()
    visitor.get_by_role("link", name="the condition", exact=True).click()
    expect_page(visitor, CONDITION)
    visitor.go_back()
    visitor.get_by_role("link", name=f"{ANSWERER}, MD").click()
    expect_page(visitor, f"{ANSWERER}, MD")
    visitor.get_by_role("link", name=QUESTION).click()
    expect_page(visitor, QUESTIONS)
    follow_related(visitor, "Related conditions", CONDITION)


def read_webinar(visitor: Page) -> None:
    visit(visitor, "Webinars", WEBINAR)
    main = visitor.get_by_role("main")
    expect(main.get_by_text("June 26, 2099").first).to_be_visible()
    expect(main.get_by_text(re.compile(r"7 p\.m\.\s+to\s+8:30 p\.m\.\s+EDT"))).to_be_visible()
    # Counted on the way to where staff said that people register.
    expect(main.get_by_role("link", name="Register")).to_have_attribute(
        "href", re.compile(r"/registration/\d+/$")
    )
    follow_related(visitor, "Related conditions", CONDITION)
    follow_related(visitor, "Webinars", WEBINAR)
    follow_related(visitor, "From our blog", QUESTIONS)
    follow_related(visitor, "Webinars", WEBINAR)
    main.get_by_role("link", name=ANSWERER).click()
    expect_page(visitor, f"{ANSWERER}, MD")
    follow_related(visitor, f"Presented by {ANSWERER}", WEBINAR)


def follow_links_of_records(visitor: Page) -> None:
    for record in (THERAPY, STUDY):
        visit(visitor, "Conditions", CONDITION)
        visitor.get_by_role("main").get_by_role("link", name=record, exact=True).click()
        expect_page(visitor, record)
        visitor.get_by_role("main").get_by_role("link", name=re.compile(CONDITION)).click()
        expect_page(visitor, CONDITION)


def visit(visitor: Page, section: str, title: str) -> None:
    """By the main menu and the list of a section."""
    visitor.get_by_role("navigation", name="Main").get_by_role("link", name=section).click()
    visitor.get_by_role("main").get_by_role("link", name=re.compile(title)).first.click()
    expect_page(visitor, title)


def follow_contents(visitor: Page, headings: list[str]) -> None:
    contents = visitor.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("link")).to_have_text(headings)
    for heading in headings:
        contents.get_by_role("link", name=heading, exact=True).click()
        expect(visitor.get_by_role("heading", name=heading, level=2)).to_be_in_viewport()


def follow_related(visitor: Page, heading: str, title: str) -> None:
    group = visitor.locator("section").filter(
        has=visitor.get_by_role("heading", name=heading, exact=True)
    )
    group.get_by_role("link", name=f"Read more about {title}").click()
    expect_page(visitor, title)


def expect_page(visitor: Page, title: str) -> None:
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)
