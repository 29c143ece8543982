"""A webinar as https://schema.org/Event."""

from content_app.base import structured_data
from content_app.base.metadata import PageMetadata

from .states import Standing
from .time_changes import TimeChange

_EVENT_STATUS = {
    Standing.AS_PLANNED: "https://schema.org/EventScheduled",
    Standing.POSTPONED: "https://schema.org/EventPostponed",
    Standing.CANCELLED: "https://schema.org/EventCancelled",
}


def event_entity(webinar, metadata: PageMetadata) -> structured_data.Entity:
    latest = next(iter(webinar.shown_time_changes), None)
    return structured_data.without_blanks(
        {
            "@type": "Event",
            "name": webinar.title,
            "description": metadata.description,
            "startDate": structured_data.iso(webinar.local_start or webinar.held_on),
            "endDate": structured_data.iso(webinar.local_end),
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "eventStatus": _event_status(webinar, latest),
            "previousStartDate": latest and structured_data.iso(latest.old_time),
            "location": {"@type": "VirtualLocation", "url": metadata.canonical_url},
            "organizer": webinar.host and {"@type": "Organization", "name": webinar.host},
            "performer": [
                {"@type": "Person", "name": credit.person.name} for credit in webinar.get_speakers()
            ],
        }
    )


def _event_status(webinar, latest: TimeChange | None) -> str:
    standing = Standing(webinar.standing)
    if standing is Standing.AS_PLANNED and latest:
        return "https://schema.org/EventRescheduled"
    return _EVENT_STATUS[standing]
