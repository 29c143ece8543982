"""What is kept of each thing that a departure changes: what it was like, and how it was left.

How it was left tells whether somebody edited it since; then it is not set back.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page

from content_app.crosslinks.versions import VersionKind, locked_row, may_change, may_publish

from .privacy import Restriction, restrict, restriction_of
from .redirecting import delete_redirects, made_since, redirects_about
from .snapshots import Snapshot, fingerprint, restore, row_of


@dataclass(frozen=True)
class Finding:
    """One thing to be set back, and in words why it cannot be; empty where it can."""

    label: str
    obstacle: str
    row: Any = None


@dataclass(frozen=True)
class KeptVersions:
    """A page, record or setting whose versions were changed, or which was unpublished."""

    before: Snapshot
    changed: list[str]
    """The kinds of the versions that became others."""
    left: str

    @classmethod
    def keep(cls, before: Snapshot, changed: list[VersionKind], row: Any) -> "KeptVersions":
        return cls(before, [kind.value for kind in changed], fingerprint(locked_row(row)))

    def find(self, user) -> Finding:
        row = row_of(self.before)
        return Finding(self.before["label"], self._obstacle(row, user), row)

    def _obstacle(self, row: Any, user) -> str:
        if row is None:
            return _("It was deleted since.")
        if fingerprint(row) != self.left:
            return _edited_since(row)
        is_public = self.changed != [VersionKind.DRAFT.value]
        if not may_change(row, user) or (is_public and not may_publish(row, user)):
            return _("You may not change it.")
        return ""

    def set_back(self, user) -> None:
        restore(self.before, row_of(self.before), self.changed, user=user)


@dataclass(frozen=True)
class KeptPlace:
    """A page that was moved."""

    page: int
    label: str
    parent: int
    next_sibling: int | None
    left_in: int

    @classmethod
    def keep(cls, page: Page, destination: Page) -> "KeptPlace":
        """Before it is moved."""
        following = page.get_next_sibling()
        return cls(
            page.pk, str(page), page.get_parent().pk, following and following.pk, destination.pk
        )

    def find(self, user) -> Finding:
        page = Page.objects.filter(pk=self.page).first()
        return Finding(self.label, self._obstacle(page, user), page)

    def _obstacle(self, page: Page | None, user) -> str:
        parent = Page.objects.filter(pk=self.parent).first()
        if page is None:
            return _("It was deleted since.")
        if page.get_parent().pk != self.left_in:
            return _("It was moved again since.")
        if parent is None:
            return _("The page below which it stood was deleted since.")
        if not Page._slug_is_available(page.slug, parent, page=page):
            return _("Another page has its old address by now.")
        if not page.specific.permissions_for_user(user).can_move_to(parent):
            return _("You may not move it there.")
        return ""

    def set_back(self, user) -> None:
        page = Page.objects.get(pk=self.page)
        parent = Page.objects.get(pk=self.parent)
        following = parent.get_children().filter(pk=self.next_sibling).first()
        target, position = (following, "left") if following else (parent, "last-child")
        branch = list(page.get_descendants(inclusive=True))
        redirects = redirects_about(branch)
        MovePageAction(page, target, pos=position, user=user).execute()
        delete_redirects(made_since(redirects, branch))


@dataclass(frozen=True)
class KeptPrivacy:
    """A page that was made private, or private in another way."""

    page: int
    label: str
    before: Restriction | None
    left: Restriction | None

    def find(self, user) -> Finding:
        page = Page.objects.filter(pk=self.page).first()
        return Finding(self.label, self._obstacle(page, user), page)

    def _obstacle(self, page: Page | None, user) -> str:
        if page is None:
            return _("It was deleted since.")
        if restriction_of(page) != self.left:
            return _("Who may read it was changed again since.")
        if not page.specific.permissions_for_user(user).can_set_view_restrictions():
            return _("You may not change who may read it.")
        return ""

    def set_back(self, user) -> None:
        restrict(Page.objects.get(pk=self.page), self.before, user=user)


Kept = KeptVersions | KeptPlace | KeptPrivacy

KINDS: dict[str, type[Any]] = {
    "places": KeptPlace,
    "restrictions": KeptPrivacy,
    "gone": KeptVersions,
    "referrers": KeptVersions,
}
"""Under which name each is stored, in the order in which they are set back."""
LEFT = frozenset({"places", "gone"})
"""Those of what left its address itself."""


def _edited_since(row: Any) -> str:
    revision = getattr(row, "latest_revision", None)
    if revision is None or revision.user is None:
        return _("It was changed since.")
    return _("%(person)s edited it since.") % {"person": get_user_display_name(revision.user)}
