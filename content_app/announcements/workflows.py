"""What an approval does to a page that has a plan."""


def publish_as_planned(workflow_state, user=None) -> None:
    """For the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`: publishes what was approved, or has it wait for the date that
    its plan wants, as the preflight offers to those who publish without asking anybody.
    """
    # Wagtail imports this module while it defines its own models.
    from content_app.base import clock

    from .models import AnnouncedPage
    from .plans import publication_planned_for

    revision = workflow_state.content_object.get_latest_revision()
    page = revision.as_object()
    if isinstance(page, AnnouncedPage) and not page.go_live_at:
        planned = publication_planned_for(page)
        if planned and planned > clock.now():
            page.go_live_at = planned
            revision = page.save_revision(user=user, log_action=True)
    revision.publish(user=user)
