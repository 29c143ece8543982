"""Structured data (schema.org, as JSON-LD) built as data.

Each page type returns plain dictionaries; `script_json` writes them once, at the end of the page.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Entity = dict[str, Any]

# The same escapes as Django's json_script: they keep "</script>" in a title from closing the element.
_SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def without_blanks(entity: Mapping[str, Any]) -> Entity:
    """`entity` without its empty values: absent is honest, an empty string is a claim."""
    return {key: value for key, value in entity.items() if value not in (None, "", [], {}, ())}


def iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def web_page(*, url: str, name: str, description: str, language: str, **more: Any) -> Entity:
    """https://schema.org/WebPage or, with `@type` in `more`, one of its kinds."""
    return without_blanks(
        {
            "@type": "WebPage",
            "@id": f"{url}#webpage",
            "url": url,
            "name": name,
            "description": description,
            "inLanguage": language,
            **more,
        }
    )


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> Entity:
    """https://schema.org/BreadcrumbList from names and addresses, home first and the page last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, start=1)
        ],
    }


def organization(*, name: str, url: str, same_as: list[str], **more: Any) -> Entity:
    """https://schema.org/NGO: the foundation that publishes the site."""
    return without_blanks(
        {
            "@type": "NGO",
            "@id": f"{url}#organization",
            "name": name,
            "url": url,
            "sameAs": same_as,
            **more,
        }
    )


def script_json(entities: Iterable[Entity]) -> SafeString:
    """The entities as one JSON-LD graph, safe inside a script element."""
    graph = {"@context": "https://schema.org", "@graph": list(entities)}
    text = json.dumps(graph, ensure_ascii=False, default=str)
    return mark_safe(text.translate(_SCRIPT_ESCAPES))  # noqa: S308 (escaped above)
