"""A site with a page of every type, each with all that it can hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from wagtail.models import Site

from content_app.base import clock
from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.mentions.form_index import store_all_forms
from content_app.crosslinks.models import OtherName
from content_app.people.models import CreditRole
from content_app.webinars.states import Standing
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
    announced_at: datetime
    """A moment far ahead, when the condition and a banner on every page announce a webinar."""


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

STATES = (
    "second page of a list",
    "filtered list",
    "filter that fits nothing",
    "search for nothing",
    "search without a result",
    "search with a slip",
    "webinar on air",
    "webinar whose recording follows",
    "webinar that is over",
    "postponed webinar",
    "cancelled webinar",
    "private page",
    "thanks for words",
)
"""What a page may be like beside its usual state."""


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
            builders.paragraph("<p>Myelin is wrapped around nerve fibres.</p>"),
            ("heading", {"text": "How we work", "level": "main"}),
            builders.paragraph(f"<p>See {builders.link_to(condition, 'anti-MAG')}.</p>"),
        ],
    )
    builders.credit(recorded, author, role=CreditRole.SPEAKER)
    builders.credit(upcoming, author, role=CreditRole.SPEAKER)
    builders.credit(post, author)
    builders.relate(condition, questions, recorded, other_condition)
    announced = builders.make_announced_webinar("Walking on numb feet", in_days=400)
    builders.relate(announced, condition)
    builders.make_callout(
        on=[condition, questions],
        image=builders.make_image("A bulb", size=(800, 800)),
        link_page=standard.page_ptr,
        source="Example A, 2020",
    )
    builders.make_term("Myelin")
    private = builders.make_standard_page("For members")
    private.view_restrictions.create(restriction_type="password", password="open sesame")
    feature(site.home, condition)
    # By which slips of readers are put right.
    store_all_forms()
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
            "private page": private.get_url(),
            "thanks for words": reverse("content_app:feedback_thanks", args=[post.pk]),
            **lists_and_searches(site),
            **webinars_in_other_states(),
        },
        announced_at=announced.starts_at - timedelta(days=7),
    )


def lists_and_searches(site: builders.SiteTree) -> dict[str, str]:
    return {
        "second page of a list": f"{site.blog.get_url()}?page=2",
        "filtered list": f"{site.blog.get_url()}?kind=qa",
        "filter that fits nothing": f"{site.blog.get_url()}?kind=news",
        "search for nothing": "/search/",
        "search without a result": "/search/?query=zzzz",
        "search with a slip": "/search/?query=nueropathy",
    }


def webinars_in_other_states() -> dict[str, str]:
    now = clock.now().replace(second=0, microsecond=0)
    on_air = builders.make_upcoming_webinar(
        "On air", starts_at=now - timedelta(minutes=5), ends_at=now + timedelta(hours=3)
    )
    just_over = builders.make_upcoming_webinar(
        "Just over", starts_at=now - timedelta(hours=2), ends_at=now - timedelta(hours=1)
    )
    over = builders.make_date_only_webinar()
    postponed, cancelled = (
        builders.make_upcoming_webinar(
            standing.label, standing=standing, notice="The speaker is ill."
        )
        for standing in (Standing.POSTPONED, Standing.CANCELLED)
    )
    return {
        "webinar on air": on_air.get_url(),
        "webinar whose recording follows": just_over.get_url(),
        "webinar that is over": over.get_url(),
        "postponed webinar": postponed.get_url(),
        "cancelled webinar": cancelled.get_url(),
    }


def fill_in_settings() -> None:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    settings.contact_email = "hello@example.org"
    settings.contact_phone = "+1 555 0100"
    settings.postal_address = "1 Example Street\nExampletown"
    settings.donate_url = "https://example.org/donate"
    settings.footer_text = "<p>This site does not replace the advice of a doctor.</p>"
    settings.explains_terms = True
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
