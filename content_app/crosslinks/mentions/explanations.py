"""Glossary terms as readers find them: a button in the text, at the first mention in a page, that opens the definition.

It needs no script: the browser itself opens and closes what has the attribute `popover`.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from content_app.base.locales import active_locale
from content_app.base.site_settings import SiteSettings

from .form_index import matcher_of
from .glossary import GlossaryTerm
from .markup import Markup
from .matcher import Matcher, Mention
from .models import EntryForm

TEMPLATE = "content_app/components/term.html"

_JOINED_BEFORE = re.compile(r"\w[-‐‑]$")
_JOINED_AFTER = re.compile(r"[-‐‑]\w")


def explained(html: SafeString, context: Mapping) -> SafeString:
    """A rich text as it is shown, with a note at each term that the page has not spoken of before."""
    request = context.get("request")
    if request is None or not SiteSettings.for_request(request).explains_terms:
        return html
    return Explanations.for_request(request, context.get("page")).explain(html)


class Explanations:
    """The terms of a language, and which of them this response has explained so far."""

    def __init__(self, locale_id: int):
        terms = GlossaryTerm.objects.published().filter(locale_id=locale_id)
        self._terms = {term.pk: term for term in terms}
        self._matcher = _matcher(locale_id) if self._terms else None
        self._explained: set[int] = set()

    @classmethod
    def for_request(cls, request: HttpRequest, page) -> "Explanations":
        known = request.__dict__.get("_content_app_explanations")
        if known is None:
            locale_id = page.locale_id if page else active_locale().pk
            known = request.__dict__["_content_app_explanations"] = cls(locale_id)
        return known

    def explain(self, html: SafeString) -> SafeString:
        if self._matcher is None:
            return html
        parts, taken = [], 0
        for mention in self._matcher.mentions(Markup(html)):
            entry: Any = mention.name.entry
            pk = entry[1]
            if pk in self._explained or pk not in self._terms or _is_part_of_name(html, mention):
                continue
            self._explained.add(pk)
            # What stands in the text was rendered already, and is escaped.
            words = mark_safe(html[mention.start : mention.end])  # noqa: S308
            parts += [html[taken : mention.start], _note(words, self._terms[pk])]
            taken = mention.end
        return mark_safe("".join([*parts, html[taken:]]))  # noqa: S308


def _is_part_of_name(html: str, mention: Mention) -> bool:
    """Whether a hyphen joins the words with others, as in "myelin-associated glycoprotein": no term is meant then."""
    return bool(
        _JOINED_BEFORE.search(html[: mention.start]) or _JOINED_AFTER.match(html[mention.end :])
    )


def _note(words: SafeString, term: GlossaryTerm) -> str:
    # The words around it tell where a space is.
    return render_to_string(TEMPLATE, {"words": words, "term": term}).strip()


def _matcher(locale_id: int) -> Matcher:
    type_id = ContentType.objects.get_for_model(GlossaryTerm).pk
    forms = list(EntryForm.objects.filter(entry_type_id=type_id, locale_id=locale_id))
    for form in forms:
        # Whoever dismissed a name wants no links suggested; readers have their note all the same.
        form.is_offered = True
    return matcher_of(forms)
