"""What staff hear of addresses elsewhere: one finding for each page that links to one which fails or has moved."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .kinds import Kind
from .models import ExternalAddress, LinkFinding
from .reasons import in_words

Outcome = ExternalAddress.Outcome


def report(address: ExternalAddress) -> None:
    """Say anew what is to be said of an address: after it was checked, or when other pages use it."""
    with transaction.atomic():
        # Whoever else reports of it waits here, and replaces what was found.
        now = ExternalAddress.objects.select_for_update().filter(pk=address.pk).first()
        LinkFinding.objects.filter(address=address).delete()
        kind = _kind_of(now) if now else None
        if now and kind:
            _store_findings(now, kind)


def _store_findings(address: ExternalAddress, kind: Kind) -> None:
    facts = {
        "url": address.url,
        "moved_to": address.moved_to,
        "reason": address.reason,
        "status": address.status,
        "since": address.failing_since and address.failing_since.isoformat(),
    }
    LinkFinding.objects.bulk_create(
        LinkFinding(
            kind=kind.code,
            content_type_id=use.content_type_id,
            object_id=use.object_id,
            title=use.title,
            facts=facts,
            address=address,
        )
        for use in address.uses.order_by("pk")
    )


def _kind_of(address: ExternalAddress) -> Kind | None:
    if address.outcome == Outcome.MOVED:
        return EXTERNAL_MOVED
    if address.is_alarming or address.outcome == Outcome.REFUSED:
        return EXTERNAL_FAILS
    return None


def _describe_failure(facts: dict[str, Any]) -> str:
    return f"{facts['url']} – {in_words(facts['reason'], facts['status'])}"


EXTERNAL_FAILS = Kind("external_fails", gettext_lazy("Address elsewhere fails"), _describe_failure)
EXTERNAL_MOVED = Kind(
    "external_moved",
    gettext_lazy("Address elsewhere has moved"),
    lambda facts: (
        _("%(url)s is now %(moved_to)s") % {"url": facts["url"], "moved_to": facts["moved_to"]}
    ),
)
