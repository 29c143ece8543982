"""A link ready to be shown: resolved, with its words."""

from dataclasses import dataclass

from content_app.base.directory import PageDirectory


@dataclass(frozen=True)
class Link:
    url: str
    label: str


def resolve_link(value, directory: PageDirectory) -> Link | None:
    """The link of a LinkBlock's value, or None where its destination is not to be had any more."""
    label = value.get("label") or ""
    if page := value.get("page"):
        target = directory.get_page(page.pk)
        url = directory.get_url(page.pk)
        return Link(url, label or target.title) if target and url else None
    if document := value.get("document"):
        return Link(document.url, label or document.title)
    if url := value.get("url"):
        return Link(url, label or url)
    return None
