"""What an approval does to a page that has a plan."""


def publish_as_planned(workflow_state, user=None) -> None:
    """For the setting `WAGTAIL_FINISH_WORKFLOW_ACTION`: publishes what was approved, or has it wait for the date that
    its plan wants, as the preflight offers to those who publish without asking anybody.
    """
    # Wagtail imports this module while it defines its own models.
    from .models import AnnouncedPage
    from .plans import goes_live_at
    from .publishing import publish_draft

    revision = workflow_state.content_object.get_latest_revision()
    page = revision.as_object()
    if isinstance(page, AnnouncedPage):
        publish_draft(page, goes_live_at(page), user)
    else:
        revision.publish(user=user)
