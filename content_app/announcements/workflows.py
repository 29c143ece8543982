"""What an approval does to a page that has a plan."""


def publish_as_planned(workflow_state, user=None) -> None:
    """For the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`: publishes what was approved, or has it wait for the date that
    its plan wants, as the preflight offers to those who publish without asking anybody.
    """
    # Wagtail imports this module while it defines its own models.
    from content_app.base import clock

    from .models import AnnouncedPage
    from .plans import goes_live_at, set_go_live

    revision = workflow_state.content_object.get_latest_revision()
    page = revision.as_object()
    if isinstance(page, AnnouncedPage):
        moment = goes_live_at(page)
        waits = moment is not None and moment > clock.now()
        if set_go_live(page, moment if waits else None):
            revision = page.save_revision(user=user, log_action=True)
    revision.publish(user=user)
