"""The index of names: which of them a text may hold, and which pages may hold one."""

from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Model

from content_app.base import shown

from .entries import entry_of, kind_of, kinds, names_of
from .forms import Name, forms_of
from .glossary import GlossaryTerm
from .matcher import Matcher
from .models import WORD_LENGTH, Dismissal, EntryForm
from .word_index import ASKED_AT_ONCE, Rarity, indexed_words, pages_with_all
from .words import Words


def store_forms(instance: Model) -> None:
    """Keeps the forms in which texts name `instance`; none, where nobody can read of it.

    Raises ValueError for what has no names.
    """
    type_id, pk = entry_of(instance)
    forms = forms_to_store(instance, dismissed_names(type_id, pk))
    rarity = Rarity.of_few(word for form in forms for word in form.form.split())
    for form in forms:
        form.word = rarity.rarest_first(form.form)[0]
    with transaction.atomic():
        EntryForm.objects.filter(entry_type_id=type_id, entry_id=pk).delete()
        EntryForm.objects.bulk_create(forms)
        if isinstance(instance, GlossaryTerm):
            _tell_explanations()


def store_all_forms() -> None:
    """The same for everything that has names; until all of it is stored, texts are compared with what was there."""
    dismissed = defaultdict(set)
    everywhere = Dismissal.objects.filter(page=None)
    for type_id, pk, name in everywhere.values_list("entry_type_id", "entry_id", "name"):
        dismissed[type_id, pk].add(name)
    with transaction.atomic():
        EntryForm.objects.all().delete()
        for kind in kinds():
            manager = kind.model._default_manager
            named = manager.select_related("locale").prefetch_related("other_names")
            EntryForm.objects.bulk_create(
                form
                for instance in named.iterator(ASKED_AT_ONCE)
                for form in forms_to_store(instance, dismissed[entry_of(instance)])
            )
        _tell_explanations()


def _tell_explanations() -> None:
    """Texts that readers see explain by these forms, which come in the background, after the term was saved."""
    shown.tell(shown.rows_of(GlossaryTerm))


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
    EntryForm.objects.bulk_update(moved, ["word"], batch_size=ASKED_AT_ONCE // 3)


def forms_to_store(instance: Any, dismissed: Container[str]) -> list[EntryForm]:
    """None for an alias, which says what another page says.

    Someone whose profile is not published has a name all the same, inside of which no other is meant.
    """
    kind = kind_of(instance)
    if kind is None:
        raise ValueError(f"No names are registered for {type(instance).__name__}.")
    is_alias = bool(getattr(instance, "alias_of_id", None))
    if is_alias or (not instance.live and not kind.are_people):
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
        if indexed_words(form)
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
    for begin in range(0, len(cut), ASKED_AT_ONCE):
        found += forms.filter(word__in=cut[begin : begin + ASKED_AT_ONCE])
    return found


def forms_that_are(text: str, locale_id: int) -> list[EntryForm]:
    """The names that `text` is, whole and alone; first of the entry that is meant by it."""
    words = Words(text).folded
    named = [
        known
        for known in forms_for(words, locale_id)
        if known.form == " ".join(words) and known.is_offered
    ]
    return sorted(named, key=lambda known: (known.rank, known.entry_id))


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
        found.update(pages_with_all(rarity.rarest_first(form.form), form.locale_id))
    return found


def _name_of(form: EntryForm) -> Name:
    return Name(
        form.entry, form.name, form.is_abbreviation, form.is_person, is_offered=form.is_offered
    )
