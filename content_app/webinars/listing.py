"""Webinars as a visitor wants them: what is coming, then what can be watched."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from content_app.base import shown, validity

RECORDINGS_PER_PAGE = 12


class WebinarListing:
    def __init__(self, webinars, request: HttpRequest, moment: datetime):
        self._webinars = webinars
        self._request = request
        self._moment = moment

    @cached_property
    def upcoming(self):
        """Each with its teaser: of what is coming, a visitor wants to know the hour as well."""
        webinars = list(self._webinars.upcoming(self._moment).for_teasers())
        # One that is cancelled has no next state, and leaves all the same.
        ends = (webinar.over_at for webinar in webinars if webinar.over_at)
        validity.limit(min((end for end in ends if end > self._moment), default=None))
        return list(zip(webinars, self._teasers(webinars), strict=True))

    @cached_property
    def page(self):
        past = self._webinars.past(self._moment).for_teasers()
        page = Paginator(past, RECORDINGS_PER_PAGE).get_page(self._request.GET.get("page"))
        shown.note_number(page.number)
        return page

    @cached_property
    def teasers(self):
        return self._teasers(self.page)

    def _teasers(self, webinars):
        return [webinar.get_teaser(self._request) for webinar in webinars]
