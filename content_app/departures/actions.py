"""Wagtail's registered actions, which refuse to take away what something refers to until that is decided.

The APIs and some of Wagtail's views find their actions in its registry. Code that calls Wagtail's own classes, as the
runner does when a page expires, passes: links to what is gone become words by themselves.
"""

from abc import ABC, abstractmethod
from typing import Any

from wagtail.actions.delete import DeleteAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.registry import ActionRegistry
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.documents import get_document_model
from wagtail.models import DraftStateMixin, Page
from wagtail.snippets.models import get_snippet_models

from .carrying_out import Undecided
from .kinds import Action
from .leaving import Leaving


class DecidedFirst(ABC):
    """An action that is done only where nothing is left to decide; raises Undecided elsewhere."""

    @abstractmethod
    def leaving(self) -> Leaving:
        """What would be taken away."""

    def check(self: Any, *args, **kwargs):
        super().check(*args, **kwargs)  # type: ignore[misc]
        leaving = self.leaving()
        if leaving.referrers:
            raise Undecided(leaving)


class DecidedUnpublishAction(DecidedFirst, UnpublishAction):
    def leaving(self):
        return Leaving(Action.UNPUBLISH, [self.object])


class DecidedUnpublishPageAction(DecidedFirst, UnpublishPageAction):
    def leaving(self):
        return Leaving(Action.UNPUBLISH, [self.object], self.include_descendants, user=self.user)


class DecidedDeleteAction(DecidedFirst, DeleteAction):
    def leaving(self):
        return Leaving(Action.DELETE, [self.instance])


class DecidedDeletePageAction(DecidedFirst, DeletePageAction):
    def leaving(self):
        return Leaving(Action.DELETE, [self.page])


class DecidedMovePageAction(DecidedFirst, MovePageAction):
    """A page that stays below the same one keeps its address, and asks nothing."""

    def check(self, parent_after, **kwargs):
        if parent_after.pk == self.page.get_parent().pk:
            MovePageAction.check(self, parent_after, **kwargs)
        else:
            super().check(parent_after, **kwargs)

    def leaving(self):
        is_below = self.pos in ("first-child", "last-child", "sorted-child")
        destination = self.target if is_below else self.target.get_parent()
        return Leaving(Action.MOVE, [self.page], destination=destination)


def register_decided_actions(registry: ActionRegistry) -> None:
    """Hook `register_actions`."""
    registry.register(Page, DecidedUnpublishPageAction)
    registry.register(Page, DecidedDeletePageAction)
    registry.register(Page, DecidedMovePageAction)
    registry.register(get_document_model(), DecidedDeleteAction)
    for model in get_snippet_models():
        registry.register(model, DecidedDeleteAction)
        if issubclass(model, DraftStateMixin):
            registry.register(model, DecidedUnpublishAction)
