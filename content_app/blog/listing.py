"""The posts that a reader asked for: filtered, paged, and the choices that would find something."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import cast
from uuid import UUID

from django import forms
from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import Q
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content_app.base import shown
from content_app.base.teasers import Teaser
from content_app.crosslinks.models import Relation
from content_app.people.models import Credit, CreditRole, Person

from .taxonomy import BlogCategory

POSTS_PER_PAGE = 12

MOST_CHOICES = 50
"""Nobody looks for one among hundreds in a list that drops down, and each is bytes for every reader."""


def published_conditions():
    return apps.get_model("content_app", "ConditionPage").objects.published()


class LongSelect(forms.Select):
    """Django renders two templates for each option, which for hundreds takes longer than all else on the page."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = str(value or "")
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, " selected" if key == chosen else "", label) for key, label in self.choices),
        )
        return format_html(
            "<select{}>\n{}\n</select>", flatatt(self.build_attrs({"name": name}, attrs)), options
        )


class BlogFilterForm(forms.Form):
    """What visitors can narrow the list by; every field may stay empty."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[
            ("", _("All kinds")),
            ("article", _("Articles")),
            ("qa", _("Questions and answers")),
            ("news", _("News")),
        ],
    )
    category = forms.ChoiceField(label=_("Category"), required=False, widget=LongSelect)
    condition = forms.ChoiceField(label=_("Condition"), required=False, widget=LongSelect)
    author = forms.ChoiceField(label=_("Author"), required=False, widget=LongSelect)
    year = forms.ChoiceField(label=_("Year"), required=False, widget=LongSelect)

    def __init__(self, data, *, posts):
        super().__init__(data)
        self._offer("category", _("All categories"), self._categories(posts))
        self._offer("condition", _("All conditions"), self._conditions(posts))
        self._offer("author", _("All authors"), self._authors(posts))
        self._offer("year", _("All years"), self._years(posts))

    def _offer(self, name, everything, choices):
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", everything), *choices]

    def _categories(self, posts):
        shown.note(shown.rows_of(BlogCategory))
        return BlogCategory.objects.filter(posts__in=posts).distinct().values_list("slug", "name")

    def _conditions(self, posts):
        related = Q(relations__target__in=posts) | Q(relations_from__owner__in=posts)
        keys = published_conditions().filter(related).values("translation_key")
        conditions = published_conditions().filter(translation_key__in=keys)
        in_locale = conditions.filter(locale__in=posts.values("locale")).order_by("title")
        return self._most_frequent(
            "condition",
            in_locale.values_list("slug", "title", "translation_key"),
            lambda: self._count_about(posts),
            gettext(
                "Only the conditions that most posts are about are listed here. The page of any "
                "other leads to its posts."
            ),
        )

    def _authors(self, posts):
        credits = Credit.objects.filter(page__in=posts, role=CreditRole.AUTHOR)
        authors = Person.objects.published().filter(pk__in=credits.values("person"))
        return self._most_frequent(
            "author",
            authors.values_list("slug", "name", "pk"),
            lambda: Counter(credits.values_list("person", flat=True)),
            gettext(
                "Only those who wrote the most are listed here. The page of anybody else leads to "
                "what they wrote."
            ),
        )

    def _most_frequent(
        self,
        name: str,
        found: Iterable[tuple[str, str, Hashable]],
        count_posts: Callable[[], Counter],
        hint: str,
    ) -> list[tuple[str, str]]:
        """Values and labels of the choices that most posts have, of their keys as `count_posts` counts them."""
        found = list(found)
        if len(found) > MOST_CHOICES:
            posts_of = count_posts()
            often = sorted(found, key=lambda row: -posts_of[row[2]])[:MOST_CHOICES]
            # What somebody was led to by a link stays chosen.
            found = [row for row in found if row in often or row[0] == self.data.get(name)]
            self.fields[name].help_text = hint
        return [(value, label) for value, label, _key in found]

    def _count_about(self, posts) -> Counter[UUID]:
        """How many of `posts` are about a page, by its translation key, whichever of the two holds the relation."""
        keys = posts.values("pk")
        of_posts = Relation.objects.filter(owner__in=keys)
        to_posts = Relation.objects.filter(target__in=keys, owner__live=True)
        pairs = {
            *of_posts.values_list("target__translation_key", "owner"),
            *to_posts.values_list("owner__translation_key", "target"),
        }
        return Counter(key for key, _post in pairs)

    def _years(self, posts):
        return [(str(day.year), str(day.year)) for day in posts.dates("date", "year", order="DESC")]


class BlogListing:
    def __init__(self, posts, request: HttpRequest):
        self._posts = posts
        self._request = request
        self.form = BlogFilterForm(request.GET or None, posts=posts.order_by())

    @cached_property
    def filters(self) -> dict[str, str]:
        """The filters that make sense; one that nobody offers is left out, not an error."""
        if not self.form.is_bound:
            return {}
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def posts(self):
        posts = self._posts
        chosen = self.filters
        if "kind" in chosen:
            posts = posts.of_kind(chosen["kind"])
        if "category" in chosen:
            posts = posts.in_category(chosen["category"])
        if "condition" in chosen:
            posts = posts.about(published_conditions().filter(slug=chosen["condition"]))
        if "author" in chosen:
            posts = posts.written_by(chosen["author"])
        if "year" in chosen:
            posts = posts.filter(date__year=chosen["year"])
        return posts.for_teasers()

    @cached_property
    def page(self):
        page = Paginator(self.posts, POSTS_PER_PAGE).get_page(self._request.GET.get("page"))
        shown.note_number(page.number)
        return page

    @cached_property
    def teasers(self):
        return [post.get_teaser(self._request) for post in self.page]

    @property
    def first_picture(self) -> Teaser | None:
        """The first of the teasers that has an image."""
        return next((teaser for teaser in self.teasers if teaser.image), None)
