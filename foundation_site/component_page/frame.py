"""Examples of what stands around the texts: heads, lists, forms, notices."""

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from wagtail.forms import PasswordViewRestrictionForm
from wagtail.models import PageViewRestriction

from content_app.base.as_of import AsOfForm
from content_app.base.contents import ContentsEntry
from content_app.base.metadata import Crumb
from content_app.base.teasers import TeaserGroup
from content_app.blog.listing import BlogFilterForm
from content_app.blog.models import BlogPostPage
from content_app.conditions.alphabet import Alphabet, AlphabetEntry
from content_app.crosslinks.destinations import Absence
from content_app.feedback.forms import WordsForm
from content_app.feedback.models import WORDS_LENGTH
from content_app.people.models import Credit, CreditRole, Person

from .examples import LONG_WORD, WORDS, Example, teaser
from .webinars import a_webinar, announced

DAY = date(2026, 3, 2)


def heads(picture) -> list[Example]:
    person = Person(name="Ada Example", credentials="MD", live=False)
    credits = [Credit(person=person, role=role, credentials="MD") for role in CreditRole]
    byline = {"credits": credits, "date": DAY, "reviewed_on": DAY, "minutes": 4}
    crumbs = [Crumb(title, "#") for title in ("Home", "Conditions", "A longer name of a page")]
    return [
        Example("breadcrumbs", "three levels", {"crumbs": crumbs}),
        Example("breadcrumbs", "a long word", {"crumbs": [crumbs[0], Crumb(LONG_WORD, "#")]}),
        Example("page_header", "a title", {"title": "Example", "lede": WORDS}),
        Example("page_header", "a long word", {"title": LONG_WORD, "image": picture}),
        Example(
            "page_header",
            "all that it can hold",
            {
                "title": "Example of a condition",
                "kind": "condition",
                "subtitle": "Its full name, which is longer than the other",
                "names": ["Ex", "Exemplary neuropathy"],
                "image": picture,
                "answer": WORDS,
                **byline,
            },
        ),
        Example("page_header", "reviewed by nobody", {"title": "Example", "is_unreviewed": True}),
        Example(
            "contents",
            "folded, and unfolded on wide screens",
            {"entries": [ContentsEntry("part", label) for label in ("Signs", LONG_WORD, "More")]},
        ),
        Example("share", "put in place by its script"),
    ]


def front_door(picture) -> list[Example]:
    featured = teaser("Example of a condition", image=picture)
    return [
        Example("hero", "the head of the home page", {"title": "Example", "image": picture}),
        Example("featured_condition", "with all that it can hold", {"teaser": featured}),
        Example("alphabet", "names, and what they are called too", {"alphabet": an_alphabet()}),
    ]


def an_alphabet() -> Alphabet:
    pointer = teaser("Example of a condition")
    entries = [
        AlphabetEntry(pointer.title, 1),
        AlphabetEntry("Ex", 1, see=pointer.title),
        AlphabetEntry(LONG_WORD, 1),
    ]
    return Alphabet(entries, None, lambda keys: dict.fromkeys(keys, pointer))


def notices() -> list[Example]:
    webinar = a_webinar()
    banner = {"has_banner": True, "teaser": teaser(webinar.title), "page": webinar}
    return [
        *announced(),
        Example("note", "a caveat", {"text": WORDS}),
        Example("note", "a long word", {"text": LONG_WORD}),
        Example("dead_link", "in a preview", {"absence": Absence.PAGE_NOT_PUBLISHED}),
        Example("announced_in_preview", "nowhere", {"places": []}),
        Example("announced_in_preview", "somewhere", {"places": ["Home page", LONG_WORD]}),
        Example("announced_in_preview", "on every page", {"places": ["Every page"]} | banner),
    ]


def forms() -> list[Example]:
    posts = BlogPostPage.objects.none()
    paginator = Paginator(range(30), 10)
    filters = [("no filter", None), ("a filter chosen", {"kind": "qa"})]
    explained = named(BlogFilterForm(None, posts=posts), "explained")
    explained.fields["condition"].help_text = WORDS
    moments = [("a time", "2027-03-09T19:00"), ("an error", "")]
    pages = [("the first page", 1), ("in the middle", 2), ("the last page", 3)]
    return [
        Example("search_form", "empty", {"id": "example-empty", "label": "Words to look for"}),
        Example(
            "search_form",
            "filled in",
            {"id": "example-filled", "label": "Words to look for", "query": LONG_WORD[:200]},
        ),
        *(
            Example(
                "filters",
                state,
                {"form": named(BlogFilterForm(data, posts=posts), state), "chosen": data},
            )
            for state, data in filters
        ),
        Example("filters", "what a filter leaves out is explained", {"form": explained}),
        *(
            Example("as_of", state, {"form": named(AsOfForm(moment, ZoneInfo("UTC")), state)})
            for state, moment in moments
        ),
        *(
            Example("pagination", state, {"page_obj": paginator.page(number)})
            for state, number in pages
        ),
        *(
            Example("password_required", state, {"form": form}, part=".ca-form")
            for state, form in passwords()
        ),
    ]


def passwords() -> Iterator[tuple[str, PasswordViewRestrictionForm]]:
    restriction = PageViewRestriction()
    for state, data in (("nothing typed", None), ("a wrong one", {"password": "guess"})):
        yield state, PasswordViewRestrictionForm(data, instance=restriction)


def feedback() -> list[Example]:
    about_nothing = {"asked_about": {"pk": 0}, "words_length": WORDS_LENGTH}
    too_long = WordsForm({"words": f"{WORDS} " * 6})
    answers = [
        ("thanks", {"words_form": named(WordsForm(), "thanks")}),
        ("an error", {"words_form": named(too_long, "too long"), "is_refused": True}),
        ("refused, and asked again", {"asks_again": True, "is_refused": True}),
        ("thanks for words", {}),
    ]
    return [
        Example("feedback", "asked", about_nothing),
        *(
            Example("feedback_answer", state, about_nothing | {"message": WORDS} | shown)
            for state, shown in answers
        ),
    ]


def named(form, state: str):
    """With ids of its own: the same form stands on the page more than once."""
    form.auto_id = f"{state.replace(' ', '-')}-%s"
    return form


def related(picture) -> list[Example]:
    many = tuple(teaser(f"Example {number}", image=picture) for number in range(1, 9))
    groups = [
        TeaserGroup("From our blog", many),
        TeaserGroup("Webinars", (teaser(LONG_WORD, kind_label="webinar"),)),
    ]
    suggested = [("Condition", "Example of a condition", "#"), ("Article", LONG_WORD, "#")]
    return [
        Example(
            "related", "chosen, and added by the site", {"groups": groups, "suggested": suggested}
        )
    ]
