"""The addresses from which calendars fetch webinars."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from content_app.base import clock, shown, validity
from content_app.base.locales import active_locale
from content_app.base.menus import site_root
from content_app.base.models import ContentPage
from content_app.base.querysets import may_read, only_published
from content_app.base.site_settings import SiteSettings
from content_app.crosslinks.related import related_pages

from .calendars import KEPT_AFTERWARDS, WebinarCalendar
from .models import WebinarIndexPage, WebinarPage


@require_safe
def all_webinars(request: HttpRequest) -> HttpResponse:
    root = _root(request)
    index = WebinarIndexPage.objects.descendant_of(root).published().first() or root
    webinars = WebinarPage.objects.descendant_of(root).published()
    organisation = SiteSettings.for_request(request).get_organisation_name()
    return _respond(
        request,
        name=_("Webinars: %(name)s") % {"name": organisation},
        url=index.get_full_url(request),
        webinars=webinars,
        filename="webinars",
    )


@require_safe
def webinars_about(request: HttpRequest, key: UUID) -> HttpResponse:
    """The webinars related to a page, such as a condition; `key` is its translation key."""
    page = get_object_or_404(
        only_published(Page.objects.descendant_of(_root(request), inclusive=True)),
        translation_key=key,
    ).specific
    if not isinstance(page, ContentPage):
        raise Http404
    related = [other.pk for other in related_pages(page) if isinstance(other, WebinarPage)]
    return _respond(
        request,
        name=_("Webinars: %(name)s") % {"name": page.title},
        url=page.get_full_url(request),
        webinars=WebinarPage.objects.published().filter(pk__in=related),
        filename=page.slug,
    )


@require_safe
def one_webinar(request: HttpRequest, key: UUID) -> HttpResponse:
    """The file of a single webinar; `key` is its translation key."""
    shown.note(shown.rows_of(WebinarPage))
    webinars = WebinarPage.objects.descendant_of(_root(request)).filter(translation_key=key)
    webinar = get_object_or_404(webinars.live().filter(over_at__isnull=False))
    if not may_read(webinar, request):
        raise Http404
    return _respond(
        request,
        name=webinar.title,
        url=webinar.get_full_url(request),
        webinars=webinars,
        filename=webinar.slug,
        keeps_all=True,
    )


def _respond(request, *, name, url, webinars, filename, keeps_all=False) -> HttpResponse:
    webinars = webinars.live().for_teasers().select_related("calendar_entry")
    webinars = webinars.prefetch_related("time_changes")
    kept_since = None if keeps_all else clock.now() - KEPT_AFTERWARDS
    webinars = list(webinars.dated(kept_since))
    if kept_since:
        first_end = min((webinar.over_at for webinar in webinars), default=None)
        validity.limit(first_end and first_end + KEPT_AFTERWARDS)
    calendar = WebinarCalendar(name, url, webinars, request)
    etag, last_modified = calendar.get_etag(), calendar.get_last_modified()
    timestamp = int(last_modified.timestamp())
    response = get_conditional_response(request, etag, timestamp)
    if response is None:
        response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
        disposition = content_disposition_header(as_attachment=False, filename=f"{filename}.ics")
        response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(timestamp)
    return response


def _root(request: HttpRequest) -> Page:
    root = site_root(request, active_locale())
    if root is None:
        raise Http404
    return root
