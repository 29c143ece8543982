"""Makes the sample pages, each under its parent; a page that is there already is left alone."""

from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial

from django.apps import apps
from wagtail.log_actions import log
from wagtail.models import Page

from content_app.announcements.template import default_plan
from content_app.base import clock
from content_app.blog.models import BlogPostPage
from content_app.conditions.models import ConditionPage
from content_app.crosslinks.models import Relation
from content_app.people.models import Credit, CreditRole
from content_app.standard.models import StandardPage
from content_app.webinars.models import WebinarPage

from . import anti_mag
from .blog import POSTS, PostText
from .conditions import CONDITIONS, ConditionText
from .identity import made_before, translation_key
from .index_pages import IN_MENU, INDEX_PAGES, IndexText
from .library import Library
from .records import other_names
from .standard_pages import STANDARD_PAGES, StandardText
from .webinars import (
    EXAMPLE_DURATION,
    EXAMPLE_ZONE,
    FOUNDATION,
    WEBINARS,
    WebinarText,
    start_of_example,
)


class AddressTaken(Exception):
    """A page of another type stands where a sample page belongs."""


def load_index_pages(library: Library) -> None:
    for key, text in INDEX_PAGES.items():
        model = apps.get_model("content_app", text.model_name)
        _place(library, key, "home", model, text.slug, partial(_index_page, text, model))


def load_neighbouring_conditions(library: Library) -> None:
    for key, text in CONDITIONS.items():
        make = partial(_condition, library, text)
        _place(library, key, "conditions", ConditionPage, text.slug, make)


def load_posts(library: Library) -> None:
    for key, text in POSTS.items():
        make = partial(_post, library, text)
        _place(library, key, "blog", BlogPostPage, text.slug, make)


def load_webinars(library: Library) -> None:
    for key, text in WEBINARS.items():
        make = partial(_webinar, library, text)
        _place(library, key, "webinars", WebinarPage, text.slug, make)


def load_anti_mag_page(library: Library) -> None:
    make = partial(_anti_mag_page, library)
    _place(library, "anti-mag", "conditions", ConditionPage, anti_mag.SLUG, make)


def load_standard_pages(library: Library) -> None:
    for key, text in STANDARD_PAGES.items():
        make = partial(_standard_page, library, text)
        _place(library, key, "home", StandardPage, text.slug, make)


def _index_page(text: IndexText, model: type[Page]):
    return model(title=text.title, summary=text.summary, show_in_menus=text.slug in IN_MENU)


def _condition(library: Library, text: ConditionText) -> ConditionPage:
    return ConditionPage(
        title=text.title,
        full_name=text.full_name,
        summary=text.summary,
        short_answer=text.short_answer,
        lead_image=library.image(text.image),
        sections=text.sections(library),
        other_names=other_names(text.other_names),
    )


def _anti_mag_page(library: Library) -> ConditionPage:
    return ConditionPage(
        title=anti_mag.TITLE,
        full_name=anti_mag.FULL_NAME,
        summary=anti_mag.SUMMARY,
        short_answer=anti_mag.SHORT_ANSWER,
        lead_image=library.image(anti_mag.IMAGE),
        sections=anti_mag.sections(library),
        other_names=other_names(anti_mag.OTHER_NAMES),
        relations=_relations(library, anti_mag.RELATED),
    )


def _post(library: Library, text: PostText) -> BlogPostPage:
    post = BlogPostPage(
        title=text.title,
        summary=text.summary,
        lead_image=library.image(text.image),
        kind=text.kind,
        date=clock.now().date() - timedelta(days=text.days_ago),
        body=text.body(library),
        relations=_relations(library, text.related),
    )
    post.categories = [library.category(text.category)]
    post.tags.add(*text.tags)
    return post


def _webinar(library: Library, text: WebinarText) -> WebinarPage:
    webinar = WebinarPage(
        title=text.title,
        summary=text.summary,
        lead_image=library.image(text.image),
        host=FOUNDATION,
        time_zone=EXAMPLE_ZONE.key,
        held_on=text.held_on,
        body=text.body(library),
        relations=_relations(library, text.related),
        credits=[
            Credit(
                person=person,
                role=CreditRole.SPEAKER,
                credentials=person.credentials,
                sort_order=order,
            )
            for order, person in enumerate(map(library.person, text.speakers))
        ],
    )
    if text.held_on is None:
        webinar.starts_at = start_of_example(clock.today(EXAMPLE_ZONE)).astimezone(UTC)
        webinar.ends_at = webinar.starts_at + EXAMPLE_DURATION
        webinar.announcement_plan = default_plan()
    return webinar


def _standard_page(library: Library, text: StandardText) -> StandardPage:
    return StandardPage(
        title=text.title,
        summary=text.summary,
        show_in_menus=text.in_menu,
        body=text.body(library),
    )


def _relations(library: Library, keys: tuple[str, ...]) -> list[Relation]:
    return [
        Relation(target=page, sort_order=order) for order, page in enumerate(library.pages(*keys))
    ]


def _place(
    library: Library, key: str, parent_key: str, model: type[Page], slug: str, make: Callable
) -> None:
    name = str(model._meta.verbose_name)
    page = made_before(model, "page", key, library.locale)
    if page is None:
        parent = library.page(parent_key)
        page = _page_at(parent, slug, model)
    if page is not None:
        library.report.found[name] += 1
    else:
        page = make()
        page.slug = slug
        add_draft(library, key, parent, page)
        page.save_revision().publish()
        library.report.added[name] += 1
    library.keep("page", key, page)


def add_draft(library: Library, key: str, parent, page) -> None:
    page.locale = library.locale
    page.translation_key = translation_key("page", key)
    # Drafts first: publication is then the first thing that readers, signals and the history see.
    page.live = False
    parent.add_child(instance=page)
    log(page, "wagtail.create")


def _page_at(parent, slug: str, model: type[Page]):
    """What an editor made where the sample would go: it is not doubled."""
    page = parent.get_children().filter(slug=slug).specific().first()
    if page is not None and not isinstance(page, model):
        raise AddressTaken(
            f"The page “{page}” stands where the sample {model._meta.verbose_name} “{slug}” "
            "belongs. Rename or move it, and load the sample content again."
        )
    return page
