"""Which pages are measured: of each type the one in the middle, whose neighbourhood is neither empty nor crowded."""

from urllib.parse import urlencode

from benchmarks.content import COMMON_WORDS, RARE_WORD, WORD_OF_TITLES
from content_app.blog.models import BlogPostPage
from content_app.conditions.models import ConditionPage
from content_app.people.models import Person
from content_app.webinars.models import WebinarPage


def addresses() -> dict[str, str]:
    return {
        "home": "/",
        "condition index": "/conditions/",
        "condition": _middle(ConditionPage.objects.order_by("pk")),
        "blog index": "/blog/",
        "Q&A post": _middle(BlogPostPage.objects.filter(has_questions=True).order_by("pk")),
        "webinar index": "/webinars/",
        "webinar": _middle(WebinarPage.objects.order_by("pk")),
        "person": _middle(Person.objects.order_by("pk")),
        "search": search_for(RARE_WORD),
        "search, titles": search_for(WORD_OF_TITLES),
        "search, common words": search_for(COMMON_WORDS),
    }


def search_for(words: str) -> str:
    return "/search/?" + urlencode({"query": words})


def _middle(entries) -> str:
    return entries[entries.count() // 2].get_url()
