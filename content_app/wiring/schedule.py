"""What the runner does, what the calendar shows, and what is asked before something is announced."""

from content_app.announcements import checks as announcement_checks
from content_app.announcements import due_steps, preflight
from content_app.announcements.calendar import announcements_beginning, announcements_ending
from content_app.base import validity
from content_app.feedback import schedule as feedback_schedule
from content_app.figures import schedule as figures_schedule
from content_app.link_health.schedule import nightly_look
from content_app.scheduling import planned, publication_plan, publishing, review_plan, sources
from content_app.webinars.checks import check_webinar
from content_app.webinars.plan import webinars_with_hour, webinars_without_hour


def connect() -> None:
    for source in (
        publishing.expiries,
        publishing.publications,
        due_steps.beginnings,
        nightly_look,
        feedback_schedule.nightly_deletion,
        figures_schedule.nightly_deletion,
    ):
        sources.register(source)
    validity.register(publishing.next_change)
    for shown in (
        webinars_with_hour,
        webinars_without_hour,
        announcements_beginning,
        announcements_ending,
        publication_plan.publications,
        publication_plan.past_publications,
        publication_plan.expiries,
        publication_plan.past_expiries,
        review_plan.reviews,
    ):
        planned.register(shown)
    for check in (
        announcement_checks.check_schedule,
        announcement_checks.check_plan,
        announcement_checks.check_lead_image,
        announcement_checks.check_links,
        check_webinar,
        announcement_checks.check_clock_changes,
        announcement_checks.check_runner,
    ):
        preflight.register(check)
