"""A site with a page of every type, each with all that it can hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from wagtail.models import Site

from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.models import OtherName
from content_app.people.models import CreditRole
from tests import builders

LONG_NAME = "Chronic inflammatory demyelinating polyradiculoneuropathy"
POSTS_ON_A_PAGE = 12
NOT_THERE = "/no-such-page/"


@dataclass(frozen=True)
class Library:
    url: str
    """Where the site is served."""
    paths: dict[str, str]
    """Addresses on it, by the type of page."""


PAGE_TYPES = (
    "home",
    "condition index",
    "condition",
    "summary of a condition",
    "blog index",
    "post",
    "Q&A",
    "webinar index",
    "upcoming webinar",
    "recorded webinar",
    "person index",
    "person",
    "therapy index",
    "therapy",
    "study index",
    "study",
    "standard page",
    "search",
    "404",
)


def make_library(url: str) -> Library:
    site = builders.make_site()
    fill_in_settings()
    author = builders.make_person(
        role="Neurologist",
        affiliation="Example University Hospital",
        photo=builders.make_image("Portrait", size=(320, 320)),
        biography="<p>Sees people with neuropathies.</p>",
        links=[("link", {"label": "Profile at the university", "url": "https://example.org/ada"})],
    )
    therapy = builders.make_therapy(other_names=[("MabThera", OtherName.Kind.SYNONYM)])
    study = builders.make_study(
        sponsor="Example University",
        funders="Example Fund; Another Fund",
        status="running",
        registry_number="NCT00000000",
        url="https://example.org/study",
        countries=[("Netherlands", 2017), ("Italy", 2019)],
    )
    condition = builders.make_full_condition(lead_image=builders.make_image(size=(1200, 800)))
    other_condition = builders.make_condition(LONG_NAME, other_names=[("CIDP", "abbreviation")])
    questions = builders.make_qa_post(
        questions=[
            ("Is it inherited?", "<p>No, it is not.</p>"),
            ("Will I need a wheelchair?", "<p>Most people do not.</p>"),
        ],
        answered_by=author,
    )
    upcoming = builders.make_upcoming_webinar(host="The foundation", summary="Bring questions.")
    recorded = builders.make_past_webinar(
        body=[("heading", {"text": "What it covers", "level": "main"}), builders.paragraph()],
        slides=builders.make_document(),
        transcript="<p>Good evening.</p>",
    )
    post = builders.make_post(
        "Everything that a post can hold",
        summary="One block of each kind.",
        lead_image=builders.make_image(size=(1200, 800)),
        categories=["Research"],
        reviewed_on=date(2026, 5, 5),
        body=every_block(condition),
    )
    for number in range(POSTS_ON_A_PAGE + 1):
        builders.make_post(f"Post {number}", date=date(2026, 1, 1) + timedelta(days=number))
    standard = builders.make_standard_page(
        body=[
            ("heading", {"text": "Who we are", "level": "main"}),
            builders.paragraph(),
            ("heading", {"text": "How we work", "level": "main"}),
            builders.paragraph(f"<p>See {builders.link_to(condition, 'anti-MAG')}.</p>"),
        ],
    )
    builders.credit(recorded, author, role=CreditRole.SPEAKER)
    builders.credit(upcoming, author, role=CreditRole.SPEAKER)
    builders.credit(post, author)
    builders.relate(condition, questions, recorded, other_condition)
    builders.make_callout(
        on=[condition, questions],
        image=builders.make_image("A bulb", size=(800, 800)),
        link_page=standard.page_ptr,
        source="Example A, 2020",
    )
    feature(site.home, condition)
    return Library(
        url=url,
        paths={
            "home": site.home.get_url(),
            "condition index": site.conditions.get_url(),
            "condition": condition.get_url(),
            "summary of a condition": f"{condition.get_url()}summary/",
            "blog index": site.blog.get_url(),
            "post": post.get_url(),
            "Q&A": questions.get_url(),
            "webinar index": site.webinars.get_url(),
            "upcoming webinar": upcoming.get_url(),
            "recorded webinar": recorded.get_url(),
            "person index": site.people.get_url(),
            "person": author.get_url(),
            "therapy index": site.therapies.get_url(),
            "therapy": therapy.get_url(),
            "study index": site.studies.get_url(),
            "study": study.get_url(),
            "standard page": standard.get_url(),
            "search": "/search/?query=anti-MAG",
            "404": NOT_THERE,
        },
    )


def fill_in_settings() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.contact_email = "hello@example.org"
    settings.contact_phone = "+1 555 0100"
    settings.postal_address = "1 Example Street\nExampletown"
    settings.donate_url = "https://example.org/donate"
    settings.footer_text = "<p>This site does not replace the advice of a doctor.</p>"
    settings.social_links = [
        ("social_link", {"label": "Mastodon", "url": "https://example.org/@foundation"})
    ]
    settings.save()


def feature(home, condition) -> None:
    home.lead_title = "Living with nerves that falter"
    home.lead_text = "What is known, in plain words."
    home.lead_image = builders.make_image(size=(1200, 800))
    home.featured_condition = condition
    home.body = [builders.paragraph()]
    home.save_revision().publish()


def every_block(page) -> list[tuple[str, dict]]:
    return [
        ("heading", {"text": "Words", "level": "main"}),
        builders.paragraph(references=[builders.make_reference(doi="10.1000/182")]),
        ("heading", {"text": "More words", "level": "sub"}),
        ("list", {"kind": "numbered", "items": ["<p>Stand up.</p>", "<p>Sit down.</p>"]}),
        ("quote", {"text": "One step at a time.", "attribution": "A reader"}),
        ("disclosure", {"summary": "Medical disclaimer", "text": "<p>Ask your doctor.</p>"}),
        ("heading", {"text": "Pictures and figures", "level": "main"}),
        ("image", {"image": builders.make_image(size=(1200, 800)), "caption": "Drawn for tests"}),
        (
            "video",
            {
                "url": "https://www.youtube.com/watch?v=abcdefghijk",
                "title": "How nerves work",
                "still": builders.make_image("A still", size=(960, 540)),
                "transcript": "<p>Nerves carry signals.</p>",
            },
        ),
        (
            "table",
            {
                "table": {
                    "data": [["Exercise", "Minutes"], ["Walking", "20"], ["Standing", "5"]],
                    "first_row_is_table_header": True,
                    "table_caption": "A week of exercises",
                }
            },
        ),
        ("document", {"document": builders.make_document("Exercises"), "label": ""}),
        ("page_teaser", {"page": page.page_ptr}),
        ("callout", {"callout": builders.make_callout("Feet tire first")}),
        (
            "call_to_action",
            {
                "title": "Join the registry",
                "text": "It helps research.",
                "link": {"url": "https://example.org/registry", "label": "Join"},
            },
        ),
    ]
