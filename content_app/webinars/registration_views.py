"""The way to a webinar's registration, on which it is counted how often it is taken."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content_app.base.querysets import may_read
from content_app.base.rate_limits import RateLimit, connection_of
from content_app.base.readers import is_read_by_somebody
from content_app.crosslinks.resolver import LinkResolver
from content_app.figures.counting import count
from content_app.figures.models import Kind

from .models import WebinarPage

OF_ONE_CONNECTION = RateLimit(10, 3600)


@never_cache
@require_safe
def register(request: HttpRequest, page_id: int) -> HttpResponse:
    """Leads to the address that staff stored in the webinar, and nowhere else; nothing in the request names one.

    Where there is nothing to register for (any more), it leads to the webinar's page, which says why.
    """
    webinar = get_object_or_404(WebinarPage, pk=page_id)
    if not may_read(webinar, request):
        raise Http404
    address = LinkResolver.for_request(request).to_address(webinar.registration_url).url
    if not (address and webinar.state.takes_registrations):
        return HttpResponseRedirect(webinar.get_url(request))
    connection = connection_of(request)
    if is_read_by_somebody(request) and (
        not connection or OF_ONE_CONNECTION.allows(connection, page_id)
    ):
        count(Kind.REGISTRATION, page_id)
    response = HttpResponseRedirect(address)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
