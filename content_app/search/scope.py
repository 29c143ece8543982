"""Where a visitor's search looks: what is published in their language, on their site."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from content_app.base.locales import active_locale
from content_app.base.memory import remembered
from content_app.base.menus import site_root
from content_app.base.models import ContentPage
from content_app.base.querysets import private_branches
from content_app.base.shown import Row
from content_app.blog.questions import Question
from content_app.evidence.models import Study, Therapy
from content_app.people.models import Person

MOST_PAGES = 200
"""Nobody leafs through more; with words that are on more pages than this, somebody has to say more."""
MOST_QUESTIONS = 5
MOST_RECORDS = 5
"""Of each kind."""

Found = Mapping[type[Model], list[Row]]
"""By the model of their kind, the best first."""


@dataclass(frozen=True)
class Kind:
    """One of the lists in which something is found."""

    readable: QuerySet
    most: int

    @property
    def model(self) -> type[Model]:
        return self.readable.model


@dataclass(frozen=True)
class Scope:
    locale_id: int
    root_path: str
    """Of the site's home page in the tree; "" outside of all sites."""
    private_branches: frozenset[str]
    page_type_ids: tuple[int, ...]
    most_pages: int

    @classmethod
    def of_request(cls, request: HttpRequest) -> Self:
        locale = active_locale(request)
        root = site_root(request, locale)
        models = [model for model in get_page_models() if issubclass(model, ContentPage)]
        types = ContentType.objects.get_for_models(*models).values()
        return cls(
            locale.pk,
            root.path if root else "",
            remembered("private branches", private_branches),
            tuple(kind.pk for kind in types),
            MOST_PAGES,
        )

    def kinds(self) -> list[Kind]:
        pages = Page.objects.filter(self._can_be_read(), content_type__in=self.page_type_ids)
        questions = Question.objects.filter(self._can_be_read("page__"))
        records = [
            model.objects.readable().filter(locale=self.locale_id)
            for model in (Person, Therapy, Study)
        ]
        return [
            # One more than are shown, to know whether there are more.
            Kind(pages, self.most_pages + 1),
            Kind(questions, MOST_QUESTIONS),
            *(Kind(readable, MOST_RECORDS) for readable in records),
        ]

    def _can_be_read(self, page: str = "") -> Q:
        """Told by the page alone. Asked of all restrictions for each hit, as lists ask, PostgreSQL takes a millisecond
        a hit on a large site, and there may be thousands.
        """
        can_be_read = Q(
            **{
                f"{page}live": True,
                f"{page}locale": self.locale_id,
                f"{page}path__startswith": self.root_path,
            }
        )
        for branch in sorted(self.private_branches):
            can_be_read &= ~Q(**{f"{page}path__startswith": branch})
        return can_be_read
