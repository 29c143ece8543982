"""Addresses of this site that somebody wrote by hand: whether anything is there, and the part of the page too."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urldefrag

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from .findings import Evidence, Found
from .graph import Node
from .kinds import Kind

GONE = frozenset({404, 410})
_TOP_OF_PAGE = frozenset({"", "top"})
"""Every browser knows these (HTML standard, 7.4.6.4)."""


def lost_anchors(evidence: Evidence) -> Iterator[Found]:
    for node, url in dict.fromkeys(evidence.written):
        address, fragment = urldefrag(url)
        if unquote(fragment).lower() in _TOP_OF_PAGE or ":~:" in fragment:
            continue
        target = address or _address_of(node, evidence)
        if target is None:
            continue
        answer = evidence.own.answer_to(target)
        if answer.status == 200 and answer.anchors and unquote(fragment) not in answer.anchors:
            yield Found(node, evidence.graph.published[node].title, {"url": url})


def dead_addresses(evidence: Evidence) -> Iterator[Found]:
    for node, url in dict.fromkeys(evidence.written):
        address, _fragment = urldefrag(url)
        if address and evidence.own.answer_to(address).status in GONE:
            yield Found(node, evidence.graph.published[node].title, {"url": url})


def _address_of(node: Node, evidence: Evidence) -> str | None:
    """None for what has no address of its own, such as a callout: its "#" depends on where it is shown."""
    thing = evidence.graph.published[node]
    if not thing.has_address:
        return None
    model = ContentType.objects.get_for_id(node.type_id).model_class()
    if model is None:
        return None
    instance: Any = model._default_manager.get(pk=node.key)
    return instance.full_url if isinstance(instance, Page) else instance.get_url()


LOST_ANCHOR = Kind(
    "lost_anchor",
    gettext_lazy("Part of a page that is gone"),
    lambda facts: _("%(url)s: the page is there, but not that part of it.") % {"url": facts["url"]},
)
DEAD_ADDRESS = Kind(
    "dead_address",
    gettext_lazy("Address of this site with nothing there"),
    lambda facts: (
        _("It points to %(url)s. Choose the page instead: such a link follows it.")
        % {"url": facts["url"]}
    ),
)
