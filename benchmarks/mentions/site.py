"""Pages of 800 words, some of them names: the same ones in every run.

The words are made up, and as common or rare as those of a language (Zipf's law).
"""

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from random import Random

from django.db import transaction
from wagtail.models import Locale
from wagtail.signal_handlers import disable_reference_index_auto_update

from benchmarks.tree import Branch
from content_app.blog.models import BlogIndexPage, BlogPostPage
from content_app.evidence.models import Therapy

SEED = 20261126
WORDS_A_PAGE = 800
PARAGRAPHS = 10
NAMES_A_PAGE = 5
VOCABULARY = 20_000
SYLLABLES = [f"{c}{v}" for c in "bdfgklmnprstvz" for v in "aeiou"]
DAY = date(2026, 1, 1)
HITS = 20
"""So many pages mention what is published later, on a site of any size."""
PUBLISHED_LATER = "Zuzuzu neuropathy"


class MentionSite:
    def __init__(self, names: int):
        self.random = Random(SEED)
        self.words = sorted({self._word() for _ in range(VOCABULARY)})
        self.random.shuffle(self.words)
        self.weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.names = [self._name(number) for number in range(names)]
        self.pages = 0

    def fill_names(self) -> None:
        locale = Locale.get_default()
        with transaction.atomic(), disable_reference_index_auto_update():
            for number, name in enumerate(self.names):
                Therapy(name=name, slug=f"therapy-{number}", locale=locale, live=True).save()

    def grow(self, index_page: BlogIndexPage, pages: int, note: Callable[[], None]) -> None:
        """Adds posts until there are `pages` of them."""
        branch = Branch(index_page, self.random)
        with transaction.atomic(), disable_reference_index_auto_update():
            for number in range(self.pages, pages):
                post = BlogPostPage(title=f"Post {number}", slug=f"post-{number}", date=DAY)
                post.body = [("paragraph", {"text": html}) for html in self._texts(number)]
                branch.append(post, DAY)
                note()
        branch.close()
        self.pages = pages

    def _texts(self, number: int) -> list[str]:
        words = self.random.choices(self.words, cum_weights=self.weights, k=WORDS_A_PAGE)
        for name in self.random.sample(self.names, NAMES_A_PAGE):
            words[self.random.randrange(WORDS_A_PAGE)] = name
        if number < HITS:
            words[WORDS_A_PAGE // 2] = PUBLISHED_LATER
        size = WORDS_A_PAGE // PARAGRAPHS
        return [
            f"<p>{' '.join(words[start : start + size])}.</p>"
            for start in range(0, WORDS_A_PAGE, size)
        ]

    def _word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 5)))

    def _name(self, number: int) -> str:
        """Half of them end in a word that nearly every text has, as “neuropathy” is on such a site."""
        own = " ".join(self.random.choices(self.words[4000:], k=1 + number % 2)).capitalize()
        return f"{own} {self.words[0]}" if number % 2 else own
