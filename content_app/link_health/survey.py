"""A look at all links: what is found is stored, so that the report is there at once however many pages there are."""

import logging

from django.db import transaction

from content_app.base import clock

from . import findings
from .collecting import collect
from .findings import Evidence, Found, Rule
from .graph import read_graph
from .kinds import Kind
from .models import LinkFinding, LinkSurvey
from .own_addresses import OwnAddresses

logger = logging.getLogger("content_app.link_health")

_ROWS_AT_ONCE = 1000
_THE_ROW = 1


def survey_links() -> None:
    """Replaces what the last look found, and notes the addresses elsewhere that are to be checked."""
    graph, own = read_graph(), OwnAddresses()
    evidence = Evidence(graph, collect(graph, own), own)
    found = [
        _as_row(kind, thing)
        for kind, rule in findings.rules()
        for thing in _ask(kind, rule, evidence)
    ]
    with transaction.atomic():
        # First, since whoever else looked at the same time waits here, and replaces these findings, too.
        LinkSurvey.objects.update_or_create(pk=_THE_ROW, defaults={"finished_at": clock.now()})
        LinkFinding.objects.filter(address__isnull=True).delete()
        LinkFinding.objects.bulk_create(found, batch_size=_ROWS_AT_ONCE)


def _ask(kind: Kind, rule: Rule, evidence: Evidence) -> list[Found]:
    try:
        return list(rule(evidence))
    except Exception:
        # A rule that fails must not keep all others from being heard.
        logger.exception("Could not look for: %s", kind.code)
        return []


def _as_row(kind: Kind, found: Found) -> LinkFinding:
    return LinkFinding(
        kind=kind.code,
        content_type_id=found.node.type_id,
        object_id=found.node.key,
        title=found.title[:255],
        facts=found.facts,
    )
