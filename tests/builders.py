"""Content for tests, as staff would have made it: saved, with a revision, and published unless told
otherwise.

Nothing here is random, and nothing depends on the day on which it runs: what must lie in the future
is counted from the site's own clock, which a test can hold with `clock.at`. Pages go below the
index page of their kind, of which every test has one (tests/conftest.py).
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import AbstractPage, Collection, Locale, Page, Site
from wagtail.signals import page_published, published

from content_app.announcements.template import default_plan
from content_app.base import clock
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.blog.taxonomy import BlogCategory
from content_app.callouts.models import Callout, CalloutPlacement
from content_app.conditions.models import ConditionCode, ConditionIndexPage, ConditionPage
from content_app.crosslinks.mentions.glossary import GlossaryTerm
from content_app.crosslinks.models import OtherName, Relation
from content_app.editorial.roles import Role
from content_app.evidence.models import (
    Reference,
    Study,
    StudyCountry,
    StudyIndexPage,
    Therapy,
    TherapyIndexPage,
)
from content_app.home.models import HomePage
from content_app.people.models import Credit, CreditRole, Person, PersonIndexPage
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarIndexPage, WebinarPage

_with_history: ContextVar[bool] = ContextVar("with_history", default=True)

# The site


class SiteTree:
    """The home page and every index page, published; loaded when a test first asks for them."""

    def __init__(self, home: HomePage):
        self.home = home

    @property
    def pages(self) -> list[AbstractPage]:
        indexes = [self.conditions, self.blog, self.webinars]
        return [self.home, *indexes, self.people, self.therapies, self.studies]

    @cached_property
    def conditions(self) -> ConditionIndexPage:
        return _index_page(ConditionIndexPage, "Conditions", self.home)

    @cached_property
    def blog(self) -> BlogIndexPage:
        return _index_page(BlogIndexPage, "Blog", self.home)

    @cached_property
    def webinars(self) -> WebinarIndexPage:
        return _index_page(WebinarIndexPage, "Webinars", self.home)

    @cached_property
    def people(self) -> PersonIndexPage:
        return _index_page(PersonIndexPage, "People", self.home)

    @cached_property
    def therapies(self) -> TherapyIndexPage:
        return _index_page(TherapyIndexPage, "Therapies", self.home)

    @cached_property
    def studies(self) -> StudyIndexPage:
        return _index_page(StudyIndexPage, "Studies", self.home)


def make_site() -> SiteTree:
    """The tree of the site; the one that stands already, if a test asks again."""
    home = HomePage.objects.first()
    return SiteTree(home) if home else _make_tree()


def restore_welcome_page() -> None:
    """The tree as Wagtail's own migrations leave it, in the place of what `make_site` made."""
    root = Page.get_first_root_node()
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!"))
    Site.objects.update(root_page=welcome)
    for home in HomePage.objects.all():
        home.delete()


def default_locale() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


def make_locale(language_code: str = "es") -> Locale:
    return Locale.objects.get_or_create(language_code=language_code)[0]


def translate(page, language_code: str = "es", *, publish: bool = True, **fields):
    """The page's translation, with `fields` in the other language; its parents come along."""
    translation = page.copy_for_translation(make_locale(language_code), copy_parents=True)
    for name, value in fields.items():
        setattr(translation, name, value)
    for ancestor in translation.get_ancestors().filter(live=False, depth__gt=1).specific():
        ancestor.save_revision().publish()
    return _save(translation, publish)


def translate_record(record, language_code: str = "es", *, publish: bool = True, **fields):
    """The translation of a person, therapy, study or callout, with `fields` in the other language."""
    translation = record.copy_for_translation(make_locale(language_code))
    for name, value in fields.items():
        setattr(translation, name, value)
    translation.save()
    return _save(translation, publish)


# Pages


def make_condition(title="Anti-MAG peripheral neuropathy", **fields) -> ConditionPage:
    """`other_names` and `codes` are lists of pairs: (name, kind) and (system, code)."""
    other_names = fields.pop("other_names", ())
    codes = fields.pop("codes", ())
    return make_page(
        ConditionPage,
        title=title,
        parent=fields.pop("parent", None) or make_site().conditions,
        other_names=[OtherName(name=name, kind=kind) for name, kind in other_names],
        codes=[ConditionCode(system=system, code=code) for system, code in codes],
        **fields,
    )


def make_full_condition(title="Anti-MAG peripheral neuropathy", **fields) -> ConditionPage:
    """A condition page with every section, and with everything around the sections."""
    return make_condition(
        title,
        **{
            "full_name": "Anti-myelin-associated glycoprotein peripheral neuropathy",
            "short_answer": "An immune reaction slowly harms the insulation of the nerves.",
            "other_names": [("Anti-MAG", OtherName.Kind.ABBREVIATION)],
            "codes": [(ConditionCode.System.ICD_10_CM, "G61.8")],
            "reviewed_on": date(2026, 3, 2),
            "sections": every_section(),
        }
        | fields,
    )


def every_section() -> list[tuple[str, dict]]:
    """One section of each kind, each with everything that it can hold."""
    reference = make_reference()
    text = paragraph("<p>Nerves lose their insulation.</p>", references=[reference])
    therapy = Therapy.objects.first() or make_therapy()
    study = Study.objects.first() or make_study()
    return [
        ("overview", {"heading": "", "body": [text]}),
        (
            "symptoms",
            {
                "caveat": "Not all of these may be present.",
                "symptoms": [{"name": "Numb feet", "detail": "It begins in the toes."}],
                "body": [],
            },
        ),
        (
            "diagnosis",
            {
                "introduction": "<p>Several tests, one after the other.</p>",
                "tests": [{"name": "Blood test", "shows": "<p>Antibodies against MAG.</p>"}],
                "body": [],
            },
        ),
        (
            "treatment",
            {
                "caveat": "Not every treatment is right for everyone.",
                "introduction": "",
                "therapies": [
                    {
                        "therapy": therapy,
                        "recommendation": "may_help_some",
                        "what_is_known": "<p>It helped some people in small studies.</p>",
                        "cautions": "<p>Infections are more likely.</p>",
                        "references": [reference],
                    }
                ],
                "body": [],
            },
        ),
        ("questions_for_doctor", {"questions": ["Which tests do I need?"]}),
        ("outlook", {"facts": [{"figure": "10 percent", "meaning": "need help"}], "body": []}),
        ("research", {"introduction": "", "studies": [study], "body": []}),
        (
            "more_information",
            {
                "links": [{"url": "https://example.org/neuropathy", "label": "An example"}],
                "body": [],
            },
        ),
        ("free_text", {"heading": "Living with it", "body": [paragraph("<p>Day by day.</p>")]}),
    ]


def make_post(title="Balance exercises at home", **fields) -> BlogPostPage:
    """`categories` are names; a category of that name is made where there is none."""
    categories = [make_category(name) for name in fields.pop("categories", ())]
    return make_page(
        BlogPostPage,
        title=title,
        parent=fields.pop("parent", None) or make_site().blog,
        categories=categories,
        **{"date": date(2026, 5, 4), "body": [paragraph()]} | fields,
    )


def make_qa_post(
    title="Questions about anti-MAG",
    questions=(("Is it inherited?", "<p>No, it is not.</p>"),),
    answered_by: Person | None = None,
    **fields,
) -> BlogPostPage:
    """`questions` are pairs of a question and its answer."""
    body = [
        ("question", {"question": question, "answer": answer, "answered_by": answered_by})
        for question, answer in questions
    ]
    return make_post(title, body=body, **fields)


def make_category(name="Research") -> BlogCategory:
    slug = name.lower().replace(" ", "-")
    category, _is_new = BlogCategory.objects.get_or_create(
        slug=slug, locale=default_locale(), defaults={"name": name}
    )
    return category


def make_webinar(title="Treating anti-MAG", **fields) -> WebinarPage:
    """A webinar whose facts about time are those in `fields`; without any, it has no date yet."""
    return make_page(
        WebinarPage,
        title=title,
        parent=fields.pop("parent", None) or make_site().webinars,
        **fields,
    )


def make_upcoming_webinar(title="Ask the neurologist", *, in_days=14, **fields) -> WebinarPage:
    """Starts `in_days` from the clock's now, and lasts an hour."""
    starts_at = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=in_days)
    return make_webinar(
        title,
        **{
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=1),
            "time_zone": "America/New_York",
            "registration_url": "https://example.org/register",
        }
        | fields,
    )


def make_announced_webinar(title="Ask the neurologist", **fields) -> WebinarPage:
    """An upcoming webinar with the plan that a site begins with."""
    return make_upcoming_webinar(title, **{"announcement_plan": default_plan()} | fields)


def make_past_webinar(title="Treating anti-MAG", **fields) -> WebinarPage:
    """Held on 27 June 2022 from 7 to 8 p.m. in New York."""
    return make_webinar(
        title,
        **{
            "starts_at": datetime(2022, 6, 27, 23, 0, tzinfo=UTC),
            "ends_at": datetime(2022, 6, 28, 0, 0, tzinfo=UTC),
            "time_zone": "America/New_York",
            "recording_url": "https://www.youtube.com/watch?v=abcdefghijk",
        }
        | fields,
    )


def make_date_only_webinar(title="An early talk", **fields) -> WebinarPage:
    """Held on 5 March 2019; nobody knows at which hour."""
    return make_webinar(title, **{"held_on": date(2019, 3, 5)} | fields)


def make_standard_page(title="About us", **fields) -> StandardPage:
    return make_page(
        StandardPage,
        title=title,
        parent=fields.pop("parent", None) or make_site().home,
        **{"body": [paragraph()]} | fields,
    )


def make_page(model, *, parent, publish: bool = True, **fields):
    """A page of any type below `parent`; child rows and categories are given as lists."""
    child_rows, facts = _split_child_rows(model, fields)
    page = model(live=False, locale=parent.locale, **facts)
    for name, rows in child_rows.items():
        setattr(page, name, rows)
    parent.add_child(instance=page)
    return _save(page, publish)


def unpublish(instance):
    """Takes a page or record offline, as its editor would."""
    instance.unpublish()
    return _fresh(instance)


# Records


def make_person(name="Ada Example", **fields) -> Person:
    return make_record(Person, name=name, **{"credentials": "MD"} | fields)


def make_therapy(name="Rituximab", **fields) -> Therapy:
    return make_record(
        Therapy, name=name, **{"how_it_works": "<p>It removes B cells.</p>"} | fields
    )


def make_study(name="The example study", **fields) -> Study:
    """`countries` is a list of pairs: (name, year in which it joined)."""
    countries = fields.pop("countries", ())
    return make_record(
        Study,
        name=name,
        countries=[StudyCountry(name=country, joined_in=year) for country, year in countries],
        **{"purpose": "<p>To follow people over years.</p>"} | fields,
    )


def make_record(model, *, publish: bool = True, **fields):
    """A snippet of any record type; `other_names` is a list of pairs (name, kind)."""
    if "other_names" in fields:
        fields["other_names"] = [
            OtherName(name=name, kind=kind) for name, kind in fields["other_names"]
        ]
    child_rows, facts = _split_child_rows(model, fields)
    record = model(live=False, **{"locale": default_locale()} | facts)
    for name, rows in child_rows.items():
        setattr(record, name, rows)
    record.full_clean()
    record.save()
    return _save(record, publish)


def make_reference(text="Example A. On nerves. Journal of Examples, 2020.", **fields) -> Reference:
    return Reference.objects.create(text=text, **{"locale": default_locale()} | fields)


def make_term(term="Myelin", **fields) -> GlossaryTerm:
    return make_record(
        GlossaryTerm, term=term, **{"definition": "What is wrapped around a nerve fibre."} | fields
    )


def make_callout(title="Nerves can recover", *, on=(), **fields) -> Callout:
    """`on` are the pages on which it appears."""
    placements = [CalloutPlacement(page=_base(page)) for page in on]
    return make_record(
        Callout,
        title=title,
        placements=placements,
        **{"text": "<p>Slowly, and not always.</p>"} | fields,
    )


# What connects them


def relate(page, *targets):
    """`page` names each of `targets` as related, and is published with that."""
    for target in targets:
        page.relations.add(Relation(target=_base(target)))
    return _save(page, publish=True)


def credit(page, *people: Person, role: CreditRole | str = CreditRole.AUTHOR):
    """Each of `people` has this part in `page`, which is published with that."""
    for person in people:
        page.credits.add(
            Credit(
                person=person,
                role=role,
                credentials=person.credentials,
                affiliation=person.affiliation,
            )
        )
    return _save(page, publish=True)


# Blocks


def paragraph(text="<p>Nerves lose their insulation.</p>", references=()) -> tuple[str, dict]:
    return ("paragraph", {"text": text, "references": list(references)})


def link_to(page, words: str) -> str:
    """A link to a page as rich text keeps it."""
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


# Files and people who log in


def make_image(title="A nerve", *, size=(64, 40), colour="teal"):
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "PNG")
    return get_image_model().objects.create(
        title=title,
        description=f"{title}, drawn",
        file=ContentFile(content.getvalue(), name="drawing.png"),
        width=size[0],
        height=size[1],
        collection=_root_collection(),
    )


def make_document(title="Slides"):
    return get_document_model().objects.create(
        title=title,
        file=ContentFile(b"%PDF-1.4", name="slides.pdf"),
        collection=_root_collection(),
    )


def make_user(role: Role | None = None, username: str | None = None, **fields):
    """A member of staff in the group of `role`; without a role, one who may do nothing.

    Rights on pages begin where the index pages stand, so the site is made first.
    """
    make_site()
    username = username or (role.name.lower().replace(" ", "-") if role else "nobody")
    user = get_user_model().objects.create_user(
        username=username, email=f"{username}@example.org", password="secret", **fields
    )
    if role:
        user.groups.add(Group.objects.get(name=role.name))
    return user


# How it is done


def _make_home() -> HomePage:
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=default_locale())
    )
    # A fresh database has the page "Welcome to your new Wagtail site!".
    for welcome in root.get_children():
        welcome.delete()
    root.refresh_from_db()
    home = _add_live(
        root, HomePage(title="Neuropathy foundation", slug="home", locale=default_locale())
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": "localhost",
            "port": 80,
            "root_page": _base(home),
            "site_name": "Neuropathy foundation",
        },
    )
    return home


def _make_tree() -> SiteTree:
    site = SiteTree(_make_home())
    assert all(site.pages), "Each is made when it is first asked for."
    return site


def _index_page(model, title: str, home: HomePage):
    found = model.objects.filter(locale=home.locale).first()
    return found or _add_live(home, model(title=title, show_in_menus=True, locale=home.locale))


def _add_live(parent, page):
    """Without a revision, which would take most of the time of a short test."""
    parent.add_child(instance=page)
    return _fresh(page)


@contextmanager
def without_history() -> Iterator[None]:
    """What is published inside is live at once and has no revision: for tests that need many of a kind."""
    token = _with_history.set(False)
    try:
        yield
    finally:
        _with_history.reset(token)


def _save(instance, publish: bool):
    if publish and hasattr(instance, "first_published_at"):
        # Wagtail would ask Django's clock, which no test holds.
        instance.first_published_at = instance.first_published_at or clock.now()
    if publish and not _with_history.get():
        return _go_live(instance)
    revision = instance.save_revision()
    if publish:
        revision.publish()
    return _fresh(instance)


def _go_live(instance):
    instance.live = True
    instance.save()
    signal = page_published if isinstance(instance, AbstractPage) else published
    signal.send(sender=type(instance), instance=instance, revision=None)
    return _fresh(instance)


def _fresh(instance):
    """The row as it stands now: publishing writes through another instance."""
    return type(instance)._default_manager.get(pk=instance.pk)


def _split_child_rows(model, fields: dict) -> tuple[dict, dict]:
    """Rows of child tables can be set only once the instance exists."""
    child_names = {relation.get_accessor_name() for relation in model._meta.related_objects}
    child_names |= {field.name for field in model._meta.many_to_many}
    rows = {name: value for name, value in fields.items() if name in child_names}
    return rows, {name: value for name, value in fields.items() if name not in child_names}


def _base(page) -> Page:
    return page.page_ptr if hasattr(page, "page_ptr") else page


def _root_collection() -> Collection:
    return Collection.get_first_root_node() or Collection.add_root(name="Root")
