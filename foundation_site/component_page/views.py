"""A page for developers that shows every component of the plugin in every state that it knows."""

from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content_app.base import clock
from content_app.base.metadata import PageMetadata

from . import content, frame
from .examples import Example


def components(request: HttpRequest) -> HttpResponse:
    """Raises Http404 outside development: readers take examples for what the foundation says."""
    if not settings.DEBUG:
        raise Http404
    shown = [(example, rendered(example, request)) for example in every_example()]
    groups = groupby(shown, key=lambda pair: pair[0].component)
    context = {"components": [(name, list(examples)) for name, examples in groups]}
    return render(request, "component_page/components.html", context)


def rendered(example: Example, request: HttpRequest) -> str:
    metadata = PageMetadata("Components", "", request.build_absolute_uri(), "en")
    with clock.at(example.moment or clock.now()):
        return render_to_string(example.template, {"metadata": metadata} | example.context, request)


def every_example() -> list[Example]:
    """Pictures and documents are the first of this site's own, if it has any."""
    picture = get_image_model().objects.first()
    document = get_document_model().objects.first()
    return [
        *frame.heads(picture),
        *frame.front_door(picture),
        *frame.notices(),
        *content.pointers(picture),
        *content.webinars(),
        *content.medical_content(document),
        *content.asides(picture),
        *content.texts(picture),
        *frame.forms(),
        *frame.feedback(),
        *frame.related(picture),
    ]
