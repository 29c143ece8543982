"""Who may read a page, as plain data: to make it private, and to have it as it was."""

from typing import Any

from wagtail.models import Page, PageViewRestriction

Restriction = dict[str, Any]


def restriction_of(page: Page) -> Restriction | None:
    """The page's own; None where it has none."""
    found = PageViewRestriction.objects.filter(page_id=page.pk).first()
    return found and {
        "restriction_type": found.restriction_type,
        "password": found.password,
        "groups": sorted(found.groups.values_list("pk", flat=True)),
    }


def restrict(page: Page, restriction: Restriction | None, *, user) -> Restriction | None:
    """Makes the page as private as `restriction` says, or not at all; returns what holds from now on."""
    known = PageViewRestriction.objects.filter(page_id=page.pk).first()
    if restriction is None:
        if known:
            known.delete(user=user)
        return None
    known = known or PageViewRestriction(page_id=page.pk)
    known.restriction_type = restriction["restriction_type"]
    known.password = restriction.get("password", "")
    known.save(user=user)
    known.groups.set(restriction.get("groups", []))
    return restriction_of(page)
