"""What was probably meant where nothing has what was typed: fingers slip, and these names are hard to spell."""

from collections.abc import Collection
from difflib import get_close_matches

from content_app.base.memory import remembered
from content_app.base.text import without_accents
from content_app.crosslinks.mentions.models import EntryForm

ALIKE = 0.75
"""The least share of letters in common (`difflib.SequenceMatcher.ratio`): that of "cdip" and "cidp"."""
SHORTEST = 4
"""Of fewer letters, too many words are alike."""
LETTERS_MORE_OR_LESS = 2


def respelled(words: Collection[str], locale_id: int) -> str | None:
    """`words` with each that no name has replaced by the one most like it; None where there is no better one."""
    known = remembered(f"words of names in {locale_id}", lambda: _words_of_names(locale_id))
    plain = [without_accents(word).casefold() for word in words]
    better = [_most_alike(word, known) for word in plain]
    return " ".join(better) if better != plain else None


def _most_alike(word: str, known: Collection[str]) -> str:
    if word in known or len(word) < SHORTEST or not word.isalpha():
        return word
    of_like_length = [
        other
        for other in known
        if len(other) >= SHORTEST and abs(len(other) - len(word)) <= LETTERS_MORE_OR_LESS
    ]
    return next(iter(get_close_matches(word, of_like_length, n=1, cutoff=ALIKE)), word)


def _words_of_names(locale_id: int) -> frozenset[str]:
    """As names of pages, records and terms are indexed for mentions, without accents and in small letters."""
    forms = EntryForm.objects.filter(locale_id=locale_id).values_list("form", flat=True)
    return frozenset(word for form in forms.iterator() for word in form.split())
