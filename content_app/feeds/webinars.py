"""Webinars in the order in which they were announced, as RSS 2.0 and as Atom (RFC 4287)."""

from django.utils.translation import gettext as _

from content_app.announcements.models import AnnouncementStep
from content_app.announcements.placements import Placement
from content_app.base import clock
from content_app.webinars.models import WebinarIndexPage, WebinarPage

from .posts import SiteFeed

WEBINARS_IN_FEED = 20


class WebinarsFeed(SiteFeed):
    """A webinar is in it from the moment that its plan says; what happens to it later changes its entry."""

    index_model = WebinarIndexPage

    def description(self, root):
        return _("The webinars of %(name)s") % {"name": self.get_organisation_name(root)}

    subtitle = description

    def items(self, root):
        announced = AnnouncementStep.objects.filter(
            placement=Placement.FEED, begins_at__lte=clock.now()
        )
        webinars = (
            WebinarPage.objects.descendant_of(root)
            .published()
            .filter(announcement_steps__in=announced)
        )
        return (
            webinars.annotate(announced_at=Max("announcement_steps__begins_at"))
            .for_teasers()
            .order_by("-announced_at", "-pk")[:WEBINARS_IN_FEED]
        )
