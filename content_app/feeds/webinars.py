"""The webinars that were announced, the latest first, as RSS 2.0 and as Atom (RFC 4287)."""

from django.db.models import Max, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content_app.announcements.placements import Placement
from content_app.announcements.showing import next_beginning
from content_app.base import clock, validity
from content_app.base.text import without_control_characters
from content_app.webinars.models import WebinarIndexPage, WebinarPage
from content_app.webinars.time_in_words import start_in_words

from .formats import Atom
from .site_feed import SiteFeed

WEBINARS_IN_FEED = 20


class WebinarsFeed(SiteFeed):
    """A webinar is in it from the moment that its plan says; what becomes of it changes its entry."""

    index_model = WebinarIndexPage

    def description(self, root):
        return _("The webinars of %(name)s") % {"name": self.get_organisation_name(root)}

    subtitle = description

    def items(self, root):
        now = clock.now()
        validity.limit(next_beginning(Placement.FEED, after=now))
        in_feed = Q(announcement_steps__placement=Placement.FEED)
        in_feed &= Q(announcement_steps__begins_at__lte=now)
        webinars = WebinarPage.objects.descendant_of(root).published().for_teasers()
        announced = webinars.annotate(
            announced_at=Max("announcement_steps__begins_at", filter=in_feed)
        )
        newest_first = announced.exclude(announced_at=None).order_by("-announced_at", "-pk")
        return newest_first[:WEBINARS_IN_FEED]

    def item_description(self, webinar):
        parts = [capfirst(webinar.get_kind_label()) + "."]
        if webinar.starts_at:
            parts.append(start_in_words(webinar.starts_at, webinar.zone))
        return without_control_characters(" ".join([*parts, webinar.excerpt]).strip())

    def item_pubdate(self, webinar):
        return webinar.announced_at


class WebinarsAtomFeed(WebinarsFeed):
    feed_type = Atom
