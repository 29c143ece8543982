"""Publishing by a program, over Wagtail's API: a page goes online as planned, and not with an error in it.

Nobody can be asked there. What the preflight only warns of is the program's to decide.
"""

from django.core.exceptions import ValidationError
from wagtail.actions import CreatePageAction, EditPageAction, PublishPageRevisionAction
from wagtail.models import Page

from .models import AnnouncedPage
from .plans import set_go_live
from .preflight import examine


class PublishAsPlannedAction(PublishPageRevisionAction):
    """Raises ValidationError with what has to be mended first."""

    def execute(self, skip_permission_checks=False):
        self.check(skip_permission_checks=skip_permission_checks)
        if isinstance(self.object, AnnouncedPage) and _take_planned_date(self.object):
            self.revision = self.object.save_revision(user=self.user, log_action=True)
        return super().execute(skip_permission_checks=True)


class CreateAnnouncedPageAction(CreatePageAction):
    def _save_instance(self):
        super()._save_instance()
        if self.publish:
            _take_planned_date(self.instance)


class EditAnnouncedPageAction(EditPageAction):
    def _save_instance(self):
        super()._save_instance()
        if self.publish:
            _take_planned_date(self.instance)


def register_publishing_actions(registry) -> None:
    """Hook `register_actions`. Wagtail looks up how to publish for all page types at once."""
    registry.register(Page, PublishAsPlannedAction)
    registry.register(AnnouncedPage, CreateAnnouncedPageAction)
    registry.register(AnnouncedPage, EditAnnouncedPageAction)


def _take_planned_date(page: AnnouncedPage) -> bool:
    """Gives `page` the date on which it is to go online; returns whether that changes it.

    Raises ValidationError where the preflight finds an error.
    """
    preflight = examine(page)
    if preflight.errors:
        raise ValidationError([finding.message for finding in preflight.errors])
    return set_go_live(page, preflight.intent.waits_until)
