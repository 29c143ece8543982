"""Fills an empty database with a site of a given number of pages; the same site in every run."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from benchmarks import content
from benchmarks.tree import Branch
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.blog.publication import store_questions
from content_app.blog.taxonomy import BlogCategory
from content_app.callouts.models import Callout, CalloutPlacement
from content_app.conditions.models import ConditionIndexPage, ConditionPage
from content_app.crosslinks.models import OtherName, Relation
from content_app.evidence.models import (
    Reference,
    Study,
    StudyIndexPage,
    Therapy,
    TherapyIndexPage,
)
from content_app.home.models import HomePage
from content_app.people.models import Credit, CreditRole, Person, PersonIndexPage
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarIndexPage, WebinarPage

SEED = 20220627
FIRST_DAY = date(2016, 1, 1)
DAYS = 3800
FAR_AHEAD = datetime(2090, 1, 1, 18, tzinfo=UTC)
"""When the upcoming webinars begin: a run next year must measure the same site."""

SHARES = {ConditionPage: 0.15, WebinarPage: 0.2, StandardPage: 0.05}
"""All other pages are posts."""
POSTS_WITH_RARE_WORD = 15
"""On a site of any size: a search for it shows as much on each."""
INDEX_PAGES = {
    "conditions": ConditionIndexPage,
    "blog": BlogIndexPage,
    "webinars": WebinarIndexPage,
    "people": PersonIndexPage,
    "therapies": TherapyIndexPage,
    "studies": StudyIndexPage,
}


def fill_site(pages: int, note: Callable[[], None] = lambda: None) -> None:
    """Makes `pages` pages and the records that they speak of; calls `note` after each page."""
    with transaction.atomic(), disable_reference_index_auto_update():
        _Filling(pages, note).run()
    call_command("update_index", verbosity=0)


class _Filling:
    def __init__(self, pages: int, note: Callable[[], None]):
        self.pages = pages
        self.note = note
        self.random = Random(SEED)
        self.locale = Locale.get_default()

    def run(self) -> None:
        self.pictures = content.pictures()
        self.make_records()
        home = self.make_home()
        below_home = Branch(home, self.random)
        index_pages = {
            slug: self.append(
                below_home, model(title=slug.capitalize(), slug=slug, show_in_menus=True)
            )
            for slug, model in INDEX_PAGES.items()
        }
        counts = {model: max(2, round(self.pages * share)) for model, share in SHARES.items()}
        for number in range(counts[StandardPage]):
            self.append(below_home, self.standard_page(number))
        below_home.close()

        conditions = self.grow(index_pages["conditions"], self.condition, counts[ConditionPage])
        self.name_and_place(conditions)
        webinars = self.grow(index_pages["webinars"], self.webinar, counts[WebinarPage])
        made = 1 + len(index_pages) + sum(counts.values())
        posts = self.grow(index_pages["blog"], self.post, self.pages - made)
        self.relate(conditions, webinars, posts)
        self.credit(conditions, webinars, posts)
        HomePage.objects.update(featured_condition=conditions[0])

    # Records

    def make_records(self) -> None:
        names = [f"{name.capitalize()} neuropathy" for name in content.NAMES]
        self.categories = BlogCategory.objects.bulk_create(
            BlogCategory(name=name, slug=name.split()[0].lower(), locale=self.locale)
            for name in names
        )
        self.references = Reference.objects.bulk_create(
            Reference(
                text=f"{content.sentence(self.random)} Journal of Examples, {number}.",
                doi=f"10.1000/{number}",
                locale=self.locale,
            )
            for number in range(max(10, self.pages // 5))
        )
        self.people = [
            self.save_record(
                Person,
                f"Example Person {number}",
                credentials="MD",
                affiliation="Example Hospital",
                photo=self.picture(),
                biography=content.prose(self.random),
            )
            for number in range(max(5, self.pages // 10))
        ]
        self.therapies = [
            self.save_record(Therapy, f"Therapy {number}", how_it_works=content.prose(self.random))
            for number in range(max(5, self.pages // 20))
        ]
        self.studies = [
            self.save_record(Study, f"Study {number}", purpose=content.prose(self.random))
            for number in range(max(5, self.pages // 20))
        ]

    def save_record(self, model, name: str, **fields):
        slug = name.lower().replace(" ", "-")
        record = model(name=name, slug=slug, locale=self.locale, live=True, **fields)
        record.save()
        return record

    # Pages

    def make_home(self) -> HomePage:
        root = Page.get_first_root_node()
        for welcome in root.get_children():
            welcome.delete()
        home = root.add_child(
            instance=HomePage(
                title="Benchmark",
                slug="home",
                lead_text=content.text(self.random, 2),
                lead_image=self.picture(),
            )
        )
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
        self.note()
        return home

    def grow(self, parent: Page, make: Callable[[int], Page], number: int) -> list[Page]:
        branch = Branch(parent, self.random)
        pages = [self.append(branch, make(n)) for n in range(number)]
        branch.close()
        return pages

    def append(self, branch: Branch, page: Page) -> Page:
        branch.append(page, self.day())
        self.note()
        return page

    def standard_page(self, number: int) -> StandardPage:
        return StandardPage(
            title=f"Page {number}",
            slug=f"page-{number}",
            body=content.body(self.random, self.references),
        )

    def condition(self, number: int) -> ConditionPage:
        kind = content.NAMES[number % len(content.NAMES)]
        return ConditionPage(
            title=f"{kind.capitalize()} neuropathy {number}",
            slug=f"{kind}-neuropathy-{number}",
            short_answer=content.text(self.random, 2),
            lead_image=self.picture(),
            sections=content.sections(self.random, self.therapies, self.studies, self.references),
        )

    def webinar(self, number: int) -> WebinarPage:
        upcoming = number < 2
        return WebinarPage(
            title=f"Webinar {number}",
            slug=f"webinar-{number}",
            starts_at=FAR_AHEAD + timedelta(days=number) if upcoming else None,
            held_on=None if upcoming else self.day(),
            recording_url="" if upcoming else "https://vimeo.com/76979871",
            lead_image=self.picture(),
            body=content.body(self.random, self.references),
        )

    def post(self, number: int) -> BlogPostPage:
        """Every fourth post answers questions."""
        body = content.body(self.random, self.references)
        if number < POSTS_WITH_RARE_WORD:
            body += [("quote", {"text": content.RARE_WORD, "attribution": ""})]
        if number % 4 == 0:
            body += [
                content.question(self.random, self.random.choice(self.people), self.references)
                for _ in range(5)
            ]
        post = BlogPostPage(
            title=f"Post {number}",
            slug=f"post-{number}",
            date=self.day(),
            lead_image=self.picture(),
            body=body,
        )
        post.categories = [self.random.choice(self.categories)]
        return post

    # What connects them

    def name_and_place(self, conditions: list[Page]) -> None:
        OtherName.objects.bulk_create(
            OtherName(page_id=condition.pk, name=f"Synonym {condition.pk}")
            for condition in conditions
        )
        placed = conditions[:: max(1, len(conditions) // 10)]
        callouts = [self.callout(condition) for condition in placed]
        CalloutPlacement.objects.bulk_create(
            CalloutPlacement(callout=callout, page_id=condition.pk)
            for callout, condition in zip(callouts, placed, strict=True)
        )

    def callout(self, condition: Page) -> Callout:
        callout = Callout(
            title=content.sentence(self.random),
            text=content.prose(self.random, 2),
            link_page_id=condition.pk,
            locale=self.locale,
            live=True,
        )
        callout.save()
        return callout

    def relate(self, conditions: list[Page], webinars: list[Page], posts: list[Page]) -> None:
        """Posts name two conditions, webinars one and a post."""
        pairs = {
            (post.pk, condition.pk)
            for post in posts
            for condition in self.random.sample(conditions, 2)
        }
        for webinar in webinars:
            pairs.add((webinar.pk, self.random.choice(conditions).pk))
            pairs.add((webinar.pk, self.random.choice(posts).pk))
        Relation.objects.bulk_create(
            Relation(owner_id=owner, target_id=target) for owner, target in sorted(pairs)
        )

    def credit(self, conditions: list[Page], webinars: list[Page], posts: list[Page]) -> None:
        credited = [
            *((page, CreditRole.REVIEWER) for page in conditions),
            *((page, CreditRole.SPEAKER) for page in webinars),
            *((page, CreditRole.AUTHOR) for page in posts),
        ]
        Credit.objects.bulk_create(
            Credit(page_id=page.pk, person=self.random.choice(self.people), role=role)
            for page, role in credited
        )
        for post in posts:
            if post.has_questions:
                store_questions(instance=post)

    # Choices

    def day(self) -> date:
        return FIRST_DAY + timedelta(days=self.random.randrange(DAYS))

    def picture(self):
        return self.random.choice(self.pictures)
