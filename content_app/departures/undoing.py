"""Brings back what was taken away, and sets back what was changed with it, unless somebody edited it since."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .keeping import KINDS, LEFT, Finding, Kept
from .models import Departure
from .redirecting import take_back


def examine(departure: Departure, user) -> list[Finding]:
    """What an undo would do now, thing by thing."""
    with transaction.atomic():
        return [kept.find(user) for _name, kept in _kept_of(departure)]


def undo(departure: Departure, *, user) -> list[Finding]:
    """Sets back all that can be, in one transaction; returns what was found, thing by thing.

    Where nothing can be, it is not done, and can be tried again. Raises PermissionDenied where it was undone already.
    """
    with transaction.atomic():
        departure = Departure.objects.select_for_update().get(pk=departure.pk)
        if departure.undone_at:
            raise PermissionDenied(_("This was undone already."))
        everything = _kept_of(departure)
        findings = [kept.find(user) for _name, kept in everything]
        if all(finding.obstacle for finding in findings):
            return findings
        is_all_back = True
        for (name, kept), finding in zip(everything, findings, strict=True):
            if not finding.obstacle:
                kept.set_back(user)
            elif name in LEFT:
                is_all_back = False
        # What stays away still needs its redirect; that of what is back is asked no more.
        if is_all_back and (redirects := departure.before.get("redirects")):
            take_back(redirects)
        departure.undone_at = timezone.now()
        departure.save(update_fields=["undone_at"])
        return findings


def _kept_of(departure: Departure) -> list[tuple[str, Kept]]:
    """Each with the name under which it is stored."""
    stored = departure.before
    return [(name, kind(**facts)) for name, kind in KINDS.items() for facts in stored.get(name, [])]
