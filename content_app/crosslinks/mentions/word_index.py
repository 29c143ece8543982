"""The index of words: which names a text may hold, and which pages may hold a name."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Count, Exists, Model, OuterRef

from .entries import entry_of, kind_of, kinds, names_of
from .forms import Name, forms_of
from .matcher import Matcher
from .models import WORD_LENGTH, Dismissal, EntryForm, PageWord

_ASKED_AT_ONCE = 500
"""Parameters of one query; SQLite may take no more than 999."""
_COMMON = 50
"""A word that so many pages have is not worth counting further."""


def store_forms(instance: Model) -> None:
    """Keeps the forms in which texts name `instance`; none, where nobody can read of it.

    Raises ValueError for what has no names.
    """
    type_id, pk = entry_of(instance)
    EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk).delete()
    forms = forms_to_store(instance, dismissed_names(type_id, pk))
    rarity = Rarity.of_few(word for form in forms for word in form.form.split())
    for form in forms:
        form.word = rarity.rarest_first(form.form)[0]
    EntryForm.objects.bulk_create(forms)


def store_all_forms() -> None:
    """The same for everything that has names."""
    dismissed = defaultdict(set)
    everywhere = Dismissal.objects.filter(page=None)
    for type_id, pk, name in everywhere.values_list("entry_type_id", "entry_id", "name"):
        dismissed[type_id, pk].add(name)
    EntryForm.objects.all().delete()
    for kind in kinds():
        named = kind.model._default_manager.select_related("locale").prefetch_related("other_names")
        EntryForm.objects.bulk_create(
            form
            for instance in named.iterator(_ASKED_AT_ONCE)
            for form in forms_to_store(instance, dismissed[entry_of(instance)])
        )


def settle_words() -> None:
    """Has each form found by the rarest of its words, when the words of all pages are known."""
    forms = list(EntryForm.objects.all())
    rarity = Rarity.of_many({word for form in forms for word in form.form.split()})
    moved = []
    for form in forms:
        rarest = rarity.rarest_first(form.form)[0]
        if form.word != rarest:
            form.word = rarest
            moved.append(form)
    EntryForm.objects.bulk_update(moved, ["word"], batch_size=_ASKED_AT_ONCE // 3)


def forms_to_store(instance: Any, dismissed: Container[str]) -> list[EntryForm]:
    """Someone whose profile is not published has a name all the same, inside of which no other is meant."""
    kind = kind_of(instance)
    if kind is None:
        raise ValueError(f"No names are registered for {type(instance).__name__}.")
    if not instance.live and not kind.are_people:
        return []
    type_id, pk = entry_of(instance)
    return [
        EntryForm(
            entry_type_id=type_id,
            entry_id=pk,
            locale=instance.locale,
            word=max(form.split(), key=len)[:WORD_LENGTH],
            form=form,
            name=name.text,
            rank=kind.rank,
            is_abbreviation=name.is_abbreviation,
            is_person=name.is_person,
            is_offered=instance.live and name.text not in dismissed,
        )
        for name in names_of(instance)
        for form in dict.fromkeys(forms_of(name, instance.locale.language_code))
    ]


def dismissed_names(type_id: int, pk: int) -> set[str]:
    everywhere = Dismissal.objects.filter(entry_type_id=type_id, entry_id=pk, page=None)
    return set(everywhere.values_list("name", flat=True))


def matcher_for(words: Iterable[str], locale_id: int) -> Matcher:
    """Finds every name that a text of these words can hold."""
    return matcher_of(forms_for(words, locale_id))


def forms_for(words: Iterable[str], locale_id: int) -> list[EntryForm]:
    """Those of which a text of these words has the rarest word."""
    cut = sorted({word[:WORD_LENGTH] for word in words})
    forms = EntryForm.objects.filter(locale_id=locale_id)
    found: list[EntryForm] = []
    for begin in range(0, len(cut), _ASKED_AT_ONCE):
        found += forms.filter(word__in=cut[begin : begin + _ASKED_AT_ONCE])
    return found


def matcher_of(forms: Iterable[EntryForm]) -> Matcher:
    ordered = sorted(forms, key=lambda form: (not form.is_offered, form.rank, form.entry_id))
    return Matcher((form.form, _name_of(form)) for form in ordered)


def pages_that_may_name(instance: Model) -> set[int]:
    """The keys of the pages that have every word of one of the names, whether side by side or not."""
    type_id, pk = entry_of(instance)
    forms = EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk, is_offered=True)
    rarity = Rarity.of_few(word for form in forms for word in form.form.split())
    found: set[int] = set()
    for form in forms:
        found.update(_pages_with_all(rarity.rarest_first(form.form), form.locale_id))
    return found


def replace_words(words_of: dict[int, set[str]]) -> None:
    """The words of pages become those in `words_of`; what stays is not written again."""
    known: dict[int, dict[str, int]] = {page_id: {} for page_id in words_of}
    rows = PageWord.objects.filter(page_id__in=words_of)
    for pk, page_id, word in rows.values_list("pk", "page_id", "word"):
        known[page_id][word] = pk
    gone, new = [], []
    for page_id, words in words_of.items():
        cut = {word[:WORD_LENGTH] for word in words}
        gone += [pk for word, pk in known[page_id].items() if word not in cut]
        new += [(word, page_id) for word in cut - known[page_id].keys()]
    for begin in range(0, len(gone), _ASKED_AT_ONCE):
        PageWord.objects.filter(pk__in=gone[begin : begin + _ASKED_AT_ONCE]).delete()
    if new:
        _insert(sorted(new))


def _insert(rows: list[tuple[str, int]]) -> None:
    """Ten times as fast as `bulk_create`: a page has hundreds of words, and a site millions."""
    connection = connections[PageWord.objects.db]
    table = connection.ops.quote_name(PageWord._meta.db_table)
    into = f"INSERT INTO {table} (word, page_id) "
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            words, page_ids = zip(*rows, strict=True)
            values = "SELECT * FROM unnest(%s::varchar[], %s::integer[])"
            cursor.execute(into + values, [list(words), list(page_ids)])
        else:
            cursor.executemany(f"{into} VALUES (%s, %s)", rows)


def _pages_with_all(words: list[str], locale_id: int) -> Iterator[int]:
    """`words` begin with the rarest, from which the others are looked up page by page."""
    first, *others = words
    rows = PageWord.objects.filter(word=first, page__locale_id=locale_id)
    same_page = PageWord.objects.filter(page_id=OuterRef("page_id"))
    for word in others:
        rows = rows.filter(Exists(same_page.filter(word=word)))
    return rows.values_list("page_id", flat=True).iterator()


@dataclass(frozen=True)
class Rarity:
    """In how many pages words stand."""

    pages: dict[str, int]

    @classmethod
    def of_few(cls, words: Iterable[str]) -> "Rarity":
        """Beyond a few pages it does not matter in how many: that no count takes long is worth more."""
        rows = PageWord.objects.order_by()
        asked = {word[:WORD_LENGTH] for word in words}
        return cls({word: rows.filter(word=word)[:_COMMON].count() for word in asked})

    @classmethod
    def of_many(cls, words: Iterable[str]) -> "Rarity":
        asked = sorted({word[:WORD_LENGTH] for word in words})
        pages = dict.fromkeys(asked, 0)
        for begin in range(0, len(asked), _ASKED_AT_ONCE):
            rows = PageWord.objects.filter(word__in=asked[begin : begin + _ASKED_AT_ONCE])
            pages.update(rows.order_by().values_list("word").annotate(Count("pk")))
        return cls(pages)

    def rarest_first(self, form: str) -> list[str]:
        """The words of a form that stand in the index; of equally rare ones, the longest first."""
        words = {word[:WORD_LENGTH] for word in form.split() if word.isalnum()}
        return sorted(words, key=lambda word: (self.pages[word], -len(word), word))


def _name_of(form: EntryForm) -> Name:
    return Name(
        form.entry, form.name, form.is_abbreviation, form.is_person, is_offered=form.is_offered
    )
