"""What higher levels show in the places that lower ones declare."""

from content_app.announcements.slots import announcement_banner, announcements_about
from content_app.base import slots
from content_app.blog.slots import answered_questions
from content_app.callouts.slots import callout_beside_page
from content_app.conditions.slots import conditions_that_mention
from content_app.crosslinks.slots import related_section
from content_app.feedback.slots import was_it_helpful
from content_app.people.works import works_section
from content_app.webinars.slots import calendar_of_subject


def connect() -> None:
    slots.fill(slots.SITE_BANNER, announcement_banner)
    slots.fill(slots.PAGE_NOTICE, announcements_about)
    slots.fill(slots.PAGE_ASIDE, callout_beside_page)
    slots.fill(slots.PAGE_END, was_it_helpful, order=10)
    slots.fill(slots.PAGE_END, related_section)
    slots.fill(slots.PAGE_END, calendar_of_subject, order=90)
    slots.fill(slots.RECORD_END, works_section, order=10)
    slots.fill(slots.RECORD_END, answered_questions, order=20)
    slots.fill(slots.RECORD_END, conditions_that_mention, order=30)
