"""Does what was decided: changes what refers, and then takes away what is to go, all of it or nothing."""

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from wagtail.actions.delete import DeleteAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from content_app.crosslinks.versions import VersionKind, change_versions, locked_row

from .keeping import KeptPlace, KeptPrivacy, KeptVersions
from .kinds import Action, Answer
from .leaving import Decision, Decisions, Leaving
from .models import Departure
from .pointing import Target, repoint, target_of, unlink
from .privacy import restrict, restriction_of
from .redirecting import lead_on, made_since, redirects_about
from .referrers import Referrer
from .snapshots import snapshot_of

Stored = dict[str, Any]


class Undecided(PermissionDenied):
    """Somebody has to decide first what becomes of that which refers to it (`leaving.referrers`)."""

    def __init__(self, leaving: Leaving):
        self.leaving = leaving
        super().__init__(f"{len(leaving.referrers)} places refer to it.")


def carry_out(leaving: Leaving, decisions: Decisions, *, user) -> Departure | None:
    """Returns what is needed to undo it; None for a deletion.

    Raises Undecided where anything refers to it about which nothing was decided, and whatever Wagtail's own actions
    raise, among them PermissionDenied.
    """
    with transaction.atomic():
        if any(decisions.unanswered(leaving.referrers)):
            raise Undecided(leaving)
        # Before anything changes: a page that was moved is found at its old address no more.
        gone = leaving.gone
        before: Stored = defaultdict(list)
        for referrer in leaving.referrers:
            if kept := _apply(decisions.about(referrer), referrer, leaving, user):
                before["referrers"].append(asdict(kept))
        if to := decisions.leads_on_to():
            before["redirects"] = lead_on(gone, to, for_good=leaving.action is Action.DELETE)
        _TAKE_AWAY[leaving.action](leaving, before, user)
        if not leaving.can_be_undone:
            return None
        label = ", ".join(str(instance) for instance in leaving.chosen)
        return Departure.objects.keep(
            action=leaving.action, label=label[:255], person=user, before=before
        )


def _apply(
    decision: Decision | None, referrer: Referrer, leaving: Leaving, user
) -> KeptVersions | None:
    if decision is None or decision.answer is Answer.KEEP:
        return None
    if decision.answer is Answer.REDIRECT and leaving.action is not Action.DELETE:
        return None  # Its link leads to the old address, and from there on.
    targets = {target_of(instance) for instance in leaving.gone}
    row = locked_row(referrer.row)
    snapshot = snapshot_of(row)
    changed = change_versions(row, lambda one: _change(one, targets, decision), user=user)
    return KeptVersions.keep(snapshot, changed, row) if changed else None


def _change(instance: Model, targets: set[Target], decision: Decision) -> bool:
    if decision.answer is Answer.UNLINK or decision.to is None:
        return unlink(instance, targets)
    return repoint(instance, targets, decision.to)


def _delete(leaving: Leaving, before: Stored, user) -> None:
    for row in map(locked_row, leaving.objects):
        action = DeletePageAction if isinstance(row, Page) else DeleteAction
        action(row, user=user).execute()


def _unpublish(leaving: Leaving, before: Stored, user) -> None:
    originals = (one for one in leaving.gone if not getattr(one, "alias_of_id", None))
    snapshots = [(row, snapshot_of(row)) for row in map(locked_row, originals)]
    for row in map(locked_row, leaving.objects):
        if isinstance(row, Page):
            UnpublishPageAction(
                row, user=user, include_descendants=leaving.with_descendants
            ).execute()
        else:
            UnpublishAction(row, user=user).execute()
    public = [VersionKind.LIVE, VersionKind.SCHEDULED]
    for row, snapshot in snapshots:
        if not locked_row(row).live:
            before["gone"].append(asdict(KeptVersions.keep(snapshot, public, row)))


def _move(leaving: Leaving, before: Stored, user) -> None:
    redirects = redirects_about(leaving.gone)
    for page in map(locked_row, leaving.objects):
        # Neighbours are set back in the reverse order, each before the one that followed it.
        before["places"].insert(0, asdict(KeptPlace.keep(page, leaving.destination)))
        MovePageAction(page, leaving.destination, pos="last-child", user=user).execute()
    redirects["made"] = made_since(redirects, leaving.gone)
    before["redirects"] = redirects


def _restrict(leaving: Leaving, before: Stored, user) -> None:
    for page in leaving.objects:
        known = restriction_of(page)
        left = restrict(page, leaving.restriction, user=user)
        before["restrictions"].append(asdict(KeptPrivacy(page.pk, str(page), known, left)))


_TAKE_AWAY = {
    Action.DELETE: _delete,
    Action.UNPUBLISH: _unpublish,
    Action.MOVE: _move,
    Action.RESTRICT: _restrict,
}
