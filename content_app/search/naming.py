"""Whoever types a name, whole and alone, means what is called so, however often others mention it.

So a condition comes first by its abbreviation too, which to the index is a word of its text like any other.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType

from content_app.base.shown import Row
from content_app.crosslinks.mentions.models import EntryForm

from .scope import Found, Scope


def called(names: Sequence[EntryForm], scope: Scope) -> Found:
    """What can be read of the entries that have these names; a query a kind where there are any."""
    rows = list(dict.fromkeys(filter(None, map(_row, names))))
    found = {}
    for kind in scope.kinds() if rows else []:
        of_kind = {row.key: row for row in rows if issubclass(row.model, kind.model)}
        if of_kind:
            keys = set(kind.readable.filter(pk__in=of_kind).values_list("pk", flat=True))
            found[kind.model] = [row for key, row in of_kind.items() if key in keys]
    return found


def put_first(first: Found, found: Found, scope: Scope) -> Found:
    """No more of a kind than is shown of it."""
    if not any(first.values()):
        return found
    together = {}
    for kind in scope.kinds():
        rows = [*first.get(kind.model, []), *found.get(kind.model, [])]
        together[kind.model] = list(dict.fromkeys(rows))[: kind.most]
    return together


def _row(name: EntryForm) -> Row | None:
    model: Any = ContentType.objects.get_for_id(name.entry_type_id).model_class()
    # What another release knew may be in the table still.
    return Row(model, name.entry_id) if model else None
