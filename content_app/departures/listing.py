"""The list that staff read before something goes: who refers to it, where, in which words, and in which version."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale, TranslatableMixin

from content_app.base.text import plain_text
from content_app.crosslinks.leaves import Leaf
from content_app.crosslinks.versions import VersionKind, is_locked_for, may_change, may_publish

from .pointing import LINK, Target, link_target
from .referrers import Mention, Referrer

QUOTED = 90
"""At most so many characters of a sentence on each side of a link."""

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>|<hr\s*/?>")
_SENTENCE_END = re.compile(r"[.!?…]\s+")


@dataclass(frozen=True)
class Quote:
    """The sentence in which a link stands."""

    before: str
    words: str
    after: str

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.words}{self.after}"


@dataclass
class Place:
    """Where something refers to what is to go, and which versions do so there."""

    content_path: str
    label: str
    url: str
    quotes: list[Quote]
    versions: list[VersionKind] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    referrer: Referrer
    title: str
    kind: str
    language: str
    """Empty where the site has one language."""
    url: str
    places: list[Place]
    is_changeable: bool
    note: str

    @property
    def key(self) -> str:
        return self.referrer.key


def entries_of(referrers: list[Referrer], user) -> list[Entry]:
    finder = AdminURLFinder(user)
    has_languages = Locale.objects.count() > 1
    return [_entry(referrer, user, finder, has_languages) for referrer in referrers]


def _entry(referrer: Referrer, user, finder: AdminURLFinder, has_languages: bool) -> Entry:
    row = referrer.row
    url = finder.get_edit_url(row) or ""
    language = ""
    if has_languages and isinstance(row, TranslatableMixin):
        code = row.locale.language_code
        language = get_content_languages().get(code, code)
    return Entry(
        referrer=referrer,
        title=row.get_admin_display_title() if hasattr(row, "draft_title") else str(row),
        kind=capfirst(str(row._meta.verbose_name)),
        language=language,
        url=url,
        places=list(_places(referrer.mentions, url)),
        is_changeable=may_change(row, user),
        note=_note(row, referrer, user),
    )


def _note(row: Any, referrer: Referrer, user) -> str:
    if is_locked_for(row, user):
        return _("It is locked at the moment, so it stays as it is. A dead link is shown as words.")
    if not may_change(row, user):
        return _("You may not change it, so it stays as it is. A dead link is shown as words.")
    if not may_publish(row, user) and referrer.versions != [VersionKind.DRAFT]:
        return _("You may not publish it, so your change becomes a draft.")
    return ""


def _places(mentions: tuple[Mention, ...], url: str) -> Iterator[Place]:
    places: dict[str, Place] = {}
    for mention in mentions:
        leaf = mention.leaf
        if leaf.content_path not in places:
            places[leaf.content_path] = Place(
                content_path=leaf.content_path,
                label=" › ".join(map(str, leaf.labels)),
                url=f"{url}#:w:contentpath={leaf.content_path}" if url else "",
                # Whoever may not edit it may not read its drafts either.
                quotes=list(quotes(leaf, mention.target)) if url else [],
            )
        if mention.version not in places[leaf.content_path].versions:
            places[leaf.content_path].versions.append(mention.version)
    yield from places.values()


def quotes(leaf: Leaf, target: Target) -> Iterator[Quote]:
    """The sentences of a rich text that link to `target`; of anything else there are none."""
    if not leaf.is_rich_text:
        return
    for link in LINK.finditer(leaf.value):
        if link_target(link) == target:
            before, after = leaf.value[: link.start()], leaf.value[link.end() :]
            yield Quote(
                _end_of(plain_text(_BLOCK_END.split(before)[-1])) + _space(before[-1:]),
                plain_text(link["words"]),
                _space(after[:1]) + _beginning_of(plain_text(_BLOCK_END.split(after)[0])),
            )


def _space(neighbour: str) -> str:
    return " " if neighbour.isspace() else ""


def _end_of(text: str) -> str:
    text = _SENTENCE_END.split(text)[-1]
    return text if len(text) <= QUOTED else "…" + text[-QUOTED:].partition(" ")[2]


def _beginning_of(text: str) -> str:
    if end := _SENTENCE_END.search(text):
        text = text[: end.start() + 1]
    return text if len(text) <= QUOTED else text[:QUOTED].rpartition(" ")[0] + "…"
