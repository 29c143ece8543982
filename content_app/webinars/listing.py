"""Webinars as a visitor wants them: what is coming, then what can be watched."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

RECORDINGS_PER_PAGE = 12


class WebinarListing:
    def __init__(self, webinars, request: HttpRequest, moment: datetime):
        self._webinars = webinars
        self._request = request
        self._moment = moment

    @cached_property
    def upcoming(self):
        return self._teasers(self._webinars.upcoming(self._moment).for_teasers())

    @cached_property
    def page(self):
        past = self._webinars.past(self._moment).for_teasers()
        return Paginator(past, RECORDINGS_PER_PAGE).get_page(self._request.GET.get("page"))

    @cached_property
    def teasers(self):
        return self._teasers(self.page)

    def _teasers(self, webinars):
        return [webinar.get_teaser(self._request) for webinar in webinars]
