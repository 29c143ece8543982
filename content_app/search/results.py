"""Everything published that answers a visitor's query."""

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Locale, Page, get_page_models
from wagtail.search.backends import get_search_backend

from content_app.base.menus import site_root
from content_app.base.models import ContentPage
from content_app.base.querysets import only_published
from content_app.base.specific import published_for_teasers
from content_app.blog.models import BlogPostPage
from content_app.blog.questions import Question
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person

from .queries import visitor_query

PAGES_PER_PAGE = 10
QUESTIONS_SHOWN = 5
RECORDS_SHOWN = 5
RANKED_ON_SQLITE = 200
"""There modelsearch 1.3 ranks by matching the text once more for every hit: common words took seconds on a thousand
pages. What is found on more pages than this comes newest first instead, whatever kind it is."""


class SearchResults:
    def __init__(self, text: str, request: HttpRequest):
        self.text = text.strip()
        self._request = request
        self._query = visitor_query(self.text)
        self._locale = Locale.get_active()

    @cached_property
    def page(self):
        """A page of the found pages, as base pages."""
        found = self._found_pages() if self._query else []
        return Paginator(found, PAGES_PER_PAGE).get_page(self._request.GET.get("page"))

    @cached_property
    def teasers(self):
        found = [(page.pk, page.content_type_id) for page in self.page]
        by_id = {page.pk: page for page in published_for_teasers(found)}
        return [by_id[pk].get_teaser(self._request) for pk, _type_id in found if pk in by_id]

    @cached_property
    def questions(self):
        if not self._query:
            return []
        questions = Question.objects.on_posts(self._readable(BlogPostPage.objects.all()))
        return self._first(questions.select_related("page__locale"), QUESTIONS_SHOWN)

    @cached_property
    def records(self):
        if not self._query:
            return []
        return [
            record.get_teaser(self._request)
            for model in (Person, Therapy, Study)
            for record in self._first(
                model.objects.published().in_locale(self._locale).for_teasers(), RECORDS_SHOWN
            )
            if record.get_url(self._request)
        ]

    @property
    def has_found(self) -> bool:
        return bool(self.page.paginator.count or self.questions or self.records)

    @cached_property
    def _is_common(self) -> bool:
        """Whether the words are in too many pages to rank what is found."""
        if connection.vendor != "sqlite":
            return False
        return self._unranked_pages.count() > RANKED_ON_SQLITE

    @cached_property
    def _unranked_pages(self):
        newest = self._pages.order_by("-first_published_at", "-id")
        return newest.search(self._query, order_by_relevance=False)

    @cached_property
    def _pages(self):
        types = ContentType.objects.get_for_models(
            *(model for model in get_page_models() if issubclass(model, ContentPage))
        ).values()
        return self._readable(Page.objects.filter(content_type__in=[kind.pk for kind in types]))

    def _found_pages(self):
        return self._unranked_pages if self._is_common else self._pages.search(self._query)

    def _readable(self, pages):
        """The published ones in the reader's language, on the reader's site."""
        published = only_published(pages.filter(locale=self._locale))
        root = site_root(self._request, self._locale)
        if root:
            published = published.descendant_of(root, inclusive=True)
        # modelsearch understands a list of keys, but not the condition inside `only_published`.
        return pages.filter(pk__in=published.order_by().values("pk"))

    def _first(self, queryset, number: int) -> list:
        found = get_search_backend().search(
            self._query, queryset, order_by_relevance=not self._is_common
        )
        return list(found[:number])
