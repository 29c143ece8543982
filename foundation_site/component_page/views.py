"""A page for developers that shows every component of the plugin in every state that it knows."""

from itertools import groupby

from bs4 import BeautifulSoup
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from content_app.base import clock
from content_app.base.metadata import PageMetadata

from . import content, frame, webinars
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
        html = render_to_string(example.template, {"metadata": metadata} | example.context, request)
    return part_of(html, example) if example.part else html


def part_of(html: str, example: Example) -> SafeString:
    """With ids of its own, since another state of the page has the same ones."""
    part = BeautifulSoup(html, "html.parser").select_one(example.part)
    if part is None:
        raise LookupError(f"{example.template} has no {example.part}.")
    for element in part(True):
        for name in {"id", "for", "aria-describedby"} & element.attrs.keys():
            element[name] = f"{slugify(example.state)}-{element[name]}"
    # Out of what a template has rendered.
    return mark_safe(str(part))  # noqa: S308


def every_example() -> list[Example]:
    """Pictures and documents are the first of this site's own, if it has any."""
    picture = get_image_model().objects.first()
    document = get_document_model().objects.first()
    return [
        *frame.heads(picture),
        *frame.front_door(picture),
        *frame.notices(),
        *content.pointers(picture),
        *webinars.webinars(),
        *content.medical_content(document),
        *content.asides(picture),
        *content.texts(picture),
        *frame.forms(),
        *frame.feedback(),
        *frame.related(picture),
    ]
