"""Published pages whose newest version names what it could link to."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy, ngettext

from content_app.crosslinks.mentions.models import Mention

from .findings import Evidence, Found
from .kinds import Kind


def unlinked_mentions(evidence: Evidence) -> Iterator[Found]:
    counted = Mention.objects.order_by().values_list("page_id").annotate(Count("pk"))
    number_on = {str(page_id): number for page_id, number in counted}
    for node, page in evidence.graph.pages():
        if number := number_on.get(node.key):
            yield Found(node, page.title, {"number": number})


def _describe(facts: dict[str, Any]) -> str:
    return ngettext(
        "It names something that it does not link to: look under “Links” beside its text.",
        "It names %(number)d things that it does not link to: look under “Links” beside its text.",
        facts["number"],
    ) % {"number": facts["number"]}


UNLINKED_MENTION = Kind("unlinked_mention", gettext_lazy("Mentions without a link"), _describe)
