"""Pages that nothing leads to, that lead nowhere, or that lead to what nobody can see."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page

from content_app.base.records import RecordIndexPage

from .findings import Evidence, Found
from .graph import LinkGraph, Node, Published
from .kinds import Kind

ENOUGH = 2
"""With fewer links than this in or out, a page is weakly connected."""


def orphans(evidence: Evidence) -> Iterator[Found]:
    for node, thing in _destinations(evidence.graph):
        if not evidence.graph.led_from[node]:
            yield Found(node, thing.title)


def weakly_connected(evidence: Evidence) -> Iterator[Found]:
    graph = evidence.graph
    for node, thing in _destinations(graph):
        links_in, links_out = len(graph.led_from[node]), len(graph.leads_to[node])
        if thing.is_page and links_in and min(links_in, links_out) < ENOUGH:
            yield Found(node, thing.title, {"in": links_in, "out": links_out})


def dead_links(evidence: Evidence) -> Iterator[Found]:
    for link in dict.fromkeys(evidence.graph.dead_links):
        title = evidence.graph.published[link.source].title
        yield Found(link.source, title, {"target": link.title})


def _destinations(graph: LinkGraph) -> Iterator[tuple[Node, Published]]:
    """What readers should come to: not the home page, and no page that holds others, which all lead up to it."""
    parents = {page.parent_path for _node, page in graph.pages()}
    for node, thing in graph.published.items():
        is_top = thing.is_page and len(thing.path) <= 2 * Page.steplen
        holds_others = thing.path in parents or issubclass(thing.model, RecordIndexPage)
        if thing.has_address and not is_top and not holds_others:
            yield node, thing


def _describe_weak(facts: dict[str, Any]) -> str:
    links_in = ngettext("%(number)d link leads to it", "%(number)d links lead to it", facts["in"])
    links_out = ngettext("%(number)d leads on", "%(number)d lead on", facts["out"])
    return _("%(links_in)s, %(links_out)s.") % {
        "links_in": links_in % {"number": facts["in"]},
        "links_out": links_out % {"number": facts["out"]},
    }


def _describe_dead(facts: dict[str, Any]) -> str:
    if not facts["target"]:
        return _("It points to something that was deleted. Readers see no link.")
    return _(
        "It points to “%(title)s”, which is not published, or private. Readers see no link."
    ) % {"title": facts["target"]}


ORPHAN = Kind(
    "orphan",
    gettext_lazy("Nothing links to it"),
    lambda facts: _("Only menus and lists lead to it. Relate it, or link to it from a text."),
)
WEAK = Kind("weak", gettext_lazy("Few links"), _describe_weak)
DEAD_LINK = Kind("dead_link", gettext_lazy("Link to nothing"), _describe_dead)
