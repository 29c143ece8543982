"""What is about to be taken away from readers, and what may become of that which refers to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import Model, Q
from wagtail import hooks
from wagtail.models import Page

from .kinds import Action, Answer
from .redirecting import has_address
from .referrers import Referrer, referrers_to


@dataclass(frozen=True)
class Leaving:
    """`action` is to be done to `chosen`: pages, or records, or documents."""

    action: Action
    chosen: list[Any]
    with_descendants: bool = False
    """Of pages that are unpublished. What is deleted, moved or made private always takes along what is below it."""
    destination: Page | None = None
    """Where pages are moved to."""
    restriction: dict[str, Any] = field(default_factory=dict)
    """How pages are made private: type, password, keys of groups."""
    user: Any = None
    """Who does it: what they may not unpublish below a page stays online."""

    @cached_property
    def objects(self) -> list[Any]:
        """`chosen`, and what has to go with it by itself: translations in a site that keeps its trees alike."""
        if not self.is_of_pages or self.action not in (Action.UNPUBLISH, Action.DELETE):
            return self.chosen
        found = {page.pk: page for page in self.chosen}
        for hook in hooks.get_hooks("construct_translated_pages_to_cascade_actions"):
            for others in (hook(self.chosen, self.action.value) or {}).values():
                is_deleted = self.action is Action.DELETE
                found.update({page.pk: page.specific for page in others if is_deleted or page.live})
        takes_along = self.action is Action.DELETE or self.with_descendants
        return _topmost(found.values()) if takes_along else list(found.values())

    @cached_property
    def gone(self) -> list[Any]:
        """Everything whose address changes, or is not for all readers any more."""
        if not self.is_of_pages:
            is_open = self.action is Action.DELETE
            return [one for one in self.objects if is_open or one.live]
        pages = self._pages().order_by("path").specific(defer=True)
        return [page for page in pages if self._goes_along(page)]

    @cached_property
    def referrers(self) -> list[Referrer]:
        return referrers_to(self.gone)

    @property
    def is_of_pages(self) -> bool:
        return isinstance(self.chosen[0], Page)

    def in_other_scope(self) -> "Leaving":
        """With what is below the pages, if this is without, and the other way round."""
        return replace(self, with_descendants=not self.with_descendants)

    @property
    def can_be_undone(self) -> bool:
        return self.action is not Action.DELETE

    @property
    def answers(self) -> list[Answer]:
        """Those that make sense.

        What is deleted cannot be left as it is. An old place leads on by itself, the address of a private page asks for
        a password, and what has no address of its own cannot lead on.
        """
        left_out = set()
        if self.action is Action.DELETE:
            left_out.add(Answer.KEEP)
        if self.action in (Action.MOVE, Action.RESTRICT) or not has_address(self.chosen[0]):
            left_out.add(Answer.REDIRECT)
        return [answer for answer in Answer if answer not in left_out]

    def _goes_along(self, page: Any) -> bool:
        """Wagtail leaves online, below a page that is unpublished, what is locked or waits for a date."""
        if self.action is not Action.UNPUBLISH or self.user is None or page.alias_of_id:
            return True
        is_chosen = page.pk in {chosen.pk for chosen in self.objects}
        return is_chosen or page.permissions_for_user(self.user).can_unpublish()

    def _pages(self):
        below = self.with_descendants or self.action is not Action.UNPUBLISH
        branches = Q()
        for page in self.objects:
            branches |= Q(path__startswith=page.path) if below else Q(pk=page.pk)
        pages = Page.objects.filter(branches)
        if self.action is Action.DELETE:
            return pages
        if self.action is Action.MOVE:
            return pages.filter(live=True)
        # What nobody can read has no links that lead to it; an alias goes with its original.
        return Page.objects.filter(Q(pk__in=pages) | Q(alias_of__in=pages), live=True)


def _topmost(pages: Iterable[Page]) -> list[Page]:
    """Without those that are below another one of them, and go with that."""
    paths = {page.path for page in pages}
    return [
        page
        for page in pages
        if not any(page.path != path and page.path.startswith(path) for path in paths)
    ]


@dataclass(frozen=True)
class Decision:
    answer: Answer
    to: Model | None = None
    """The page, record or document that takes the place."""


@dataclass(frozen=True)
class Decisions:
    """What a person decided: for all, and differently for some, by the key of the referrer."""

    overall: Decision | None = None
    single: dict[str, Decision] = field(default_factory=dict)

    def about(self, referrer: Referrer) -> Decision | None:
        return self.single.get(referrer.key, self.overall)

    def leads_on_to(self) -> Model | None:
        """What the old addresses lead to, where anybody is to be led on."""
        decisions: Iterable[Decision | None] = (self.overall, *self.single.values())
        return next((one.to for one in decisions if one and one.answer is Answer.REDIRECT), None)

    def unanswered(self, referrers: Iterable[Referrer]) -> Iterator[Referrer]:
        return (referrer for referrer in referrers if self.about(referrer) is None)
