"""The index of words: which names a text may hold, and which pages may hold a name."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, Model, OuterRef

from .entries import entry_of, kind_of, names_of
from .forms import Name, forms_of
from .matcher import Matcher
from .models import WORD_LENGTH, Dismissal, EntryForm, PageWord

_ASKED_AT_ONCE = 500
"""Parameters of one query; SQLite may take no more than 999."""
_COMMON = 50
"""A word that so many pages have is not worth counting further."""


def store_forms(instance: Model) -> None:
    """Keeps the forms in which texts name `instance`; none, where nobody can read of it.

    Someone whose profile is not published has a name all the same, inside of which no other is meant.
    Raises ValueError for what has no names.
    """
    kind = kind_of(instance)
    if kind is None:
        raise ValueError(f"No names are registered for {type(instance).__name__}.")
    type_id, pk = entry_of(instance)
    EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk).delete()
    is_live = instance.live  # type: ignore[attr-defined]
    if not is_live and not kind.are_people:
        return
    locale = instance.locale  # type: ignore[attr-defined]
    dismissed = dismissed_names(type_id, pk)
    forms = [
        (name, form)
        for name in names_of(instance)
        for form in dict.fromkeys(forms_of(name, locale.language_code))
    ]
    rarity = Rarity(word for _name, form in forms for word in form.split())
    EntryForm.objects.bulk_create(
        EntryForm(
            entry_type_id=type_id,
            entry_id=pk,
            locale=locale,
            word=rarity.rarest_first(form)[0],
            form=form,
            name=name.text,
            rank=kind.rank,
            is_abbreviation=name.is_abbreviation,
            is_person=name.is_person,
            is_offered=is_live and name.text not in dismissed,
        )
        for name, form in forms
    )


def dismissed_names(type_id: int, pk: int) -> set[str]:
    everywhere = Dismissal.objects.filter(entry_type_id=type_id, entry_id=pk, page=None)
    return set(everywhere.values_list("name", flat=True))


def matcher_for(words: Iterable[str], locale_id: int) -> Matcher:
    """Finds every name that a text of these words can hold."""
    cut = sorted({word[:WORD_LENGTH] for word in words})
    forms = EntryForm.objects.filter(locale_id=locale_id)
    found: list[EntryForm] = []
    for begin in range(0, len(cut), _ASKED_AT_ONCE):
        found += forms.filter(word__in=cut[begin : begin + _ASKED_AT_ONCE])
    return matcher_of(found)


def matcher_of(forms: Iterable[EntryForm]) -> Matcher:
    ordered = sorted(forms, key=lambda form: (not form.is_offered, form.rank, form.entry_id))
    return Matcher((form.form, _name_of(form)) for form in ordered)


def pages_that_may_name(instance: Model) -> set[int]:
    """The keys of the pages that have every word of one of the names, whether side by side or not."""
    type_id, pk = entry_of(instance)
    forms = EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk, is_offered=True)
    rarity = Rarity(word for form in forms for word in form.form.split())
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
        new += [PageWord(page_id=page_id, word=word) for word in cut - known[page_id].keys()]
    for begin in range(0, len(gone), _ASKED_AT_ONCE):
        PageWord.objects.filter(pk__in=gone[begin : begin + _ASKED_AT_ONCE]).delete()
    PageWord.objects.bulk_create(new)


def _pages_with_all(words: list[str], locale_id: int) -> Iterator[int]:
    """`words` begin with the rarest, from which the others are looked up page by page."""
    first, *others = words
    rows = PageWord.objects.filter(word=first, page__locale_id=locale_id)
    same_page = PageWord.objects.filter(page_id=OuterRef("page_id"))
    for word in others:
        rows = rows.filter(Exists(same_page.filter(word=word)))
    return rows.values_list("page_id", flat=True).iterator()


class Rarity:
    """In how many pages words stand; beyond a few, it does not matter in how many."""

    def __init__(self, words: Iterable[str]):
        rows = PageWord.objects.order_by()
        self._pages = {
            word: rows.filter(word=word)[:_COMMON].count()
            for word in {word[:WORD_LENGTH] for word in words}
        }

    def rarest_first(self, form: str) -> list[str]:
        """The words of a form that stand in the index; of equally rare ones, the longest first."""
        words = {word[:WORD_LENGTH] for word in form.split()}
        indexed = [word for word in words if word.isalnum()]
        return sorted(indexed, key=lambda word: (self._pages[word], -len(word), word))


def _name_of(form: EntryForm) -> Name:
    return Name(
        form.entry, form.name, form.is_abbreviation, form.is_person, is_offered=form.is_offered
    )
