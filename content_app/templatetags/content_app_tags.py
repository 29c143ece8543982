"""The template tags of the plugin: each hands a domain's answer to a template."""

from urllib.parse import urlsplit

from django import template
from django.utils.safestring import SafeString

from content_app.base import clock, contents, menus, slots, structured_data
from content_app.base.directory import PageDirectory
from content_app.base.parts import Parts
from content_app.base.preloading import preload
from content_app.base.site_settings import SiteSettings
from content_app.base.time_zones import place_of
from content_app.callouts.models import Callout
from content_app.conditions.blocks import SectionBlock
from content_app.crosslinks.destinations import Absence
from content_app.crosslinks.links import Link, absence_of, resolve_link
from content_app.crosslinks.mentions.explanations import explained
from content_app.crosslinks.resolver import LinkResolver
from content_app.crosslinks.rich_text import render_rich_text

register = template.Library()


# The frame


@register.simple_tag(takes_context=True)
def slot(context, name: str) -> SafeString:
    return slots.render(name, context.flatten())


@register.tag
def part(parser, token) -> "PartNode":
    """`{% part "main" %}`: a part of the page that may be kept; with `of_frame`, one of the frame around it."""
    _tag, name, *options = token.split_contents()
    if options not in ([], ["of_frame"]):
        raise template.TemplateSyntaxError(f"A part is of its page or of_frame, not {options}.")
    nodelist = parser.parse(["endpart"])
    parser.delete_first_token()
    return PartNode(name.strip("\"'"), bool(options), nodelist)


class PartNode(template.Node):
    def __init__(self, name: str, is_frame: bool, nodelist: template.NodeList):
        self.name, self.is_frame, self.nodelist = name, is_frame, nodelist

    def render(self, context) -> SafeString:
        parts = Parts.for_request(context.get("request"), context.get("page"))
        part_of = parts.of_frame if self.is_frame else parts.of_page
        return part_of(self.name, context, self.nodelist.render)


@register.simple_tag(takes_context=True)
def site_settings(context) -> SiteSettings:
    _directory(context)
    return SiteSettings.for_request(context["request"])


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[menus.MenuItem]:
    _directory(context)
    return menus.main_menu(context["request"], context.get("page"))


@register.simple_tag
def json_ld(entities) -> SafeString:
    return structured_data.script_json(entities)


# Texts and links


@register.simple_tag(takes_context=True)
def prose(context, value) -> SafeString:
    """Rich text whose links to what readers cannot reach are plain words, and whose terms are explained."""
    return explained(prose_of_frame(context, value), context)


@register.simple_tag(takes_context=True)
def prose_of_frame(context, value) -> SafeString:
    """As `prose`, but explains no term: the frame is the same around all pages, whatever they have explained."""
    return render_rich_text(value, _resolver(context))


@register.simple_tag(takes_context=True)
def link_target(context, value) -> Link | None:
    return resolve_link(value, _resolver(context))


@register.simple_tag(takes_context=True)
def document_link(context, document, label: str = "") -> Link | None:
    return resolve_link({"document": document, "label": label}, _resolver(context))


@register.simple_tag(takes_context=True)
def address(context, url: str) -> str:
    """An address that staff wrote out; "" where it is one of this site at which nothing can be read."""
    return _resolver(context).to_address(url).url if url else ""


@register.simple_tag(takes_context=True)
def absence(context, value=None, **chosen) -> Absence | None:
    """In previews, why there is no link to what a LinkBlock's `value` or something else has `chosen`."""
    resolver = _resolver(context)
    if not resolver.explains_absences:
        return None
    return absence_of(chosen if value is None else value, resolver)


@register.simple_tag(takes_context=True)
def callout_absence(context, callout: Callout) -> Absence | None:
    resolver = _resolver(context)
    destination = callout.get_destination(resolver) if resolver.explains_absences else None
    return destination.absence if destination else None


@register.simple_tag(takes_context=True)
def shown_links(context, values) -> list[tuple]:
    """Those of several LinkBlock values of which anything is shown: value, link, absence of a link."""
    shown = ((value, link_target(context, value), absence(context, value)) for value in values)
    return [entry for entry in shown if entry[1] or entry[2]]


@register.simple_tag(takes_context=True)
def callout_link(context, callout: Callout) -> Link | None:
    return callout.get_link(_resolver(context))


@register.simple_tag(takes_context=True)
def page_teaser(context, page):
    return _directory(context).get_teaser(page.pk) if page else None


@register.simple_tag(takes_context=True)
def teaser_of(context, entry):
    return entry.get_teaser(context.get("request"))


@register.simple_tag(takes_context=True)
def record_url(context, record) -> str | None:
    resolver = LinkResolver.for_request(context.get("request"))
    return resolver.to_record(record).url or None if record else None


@register.simple_tag(takes_context=True)
def callout_today(context, callout: Callout | None) -> Callout | None:
    """The callout, if it may be shown today."""
    day = clock.today(SiteSettings.for_request(context["request"]).zone)
    return callout if callout and callout.is_showing_on(day) else None


# Addresses inside a page


@register.simple_tag
def block_anchor(block_id: str) -> str:
    return contents.block_anchor(block_id)


@register.simple_tag
def section_anchor(section) -> str:
    return SectionBlock.anchor_of(section)


@register.simple_tag
def heading_levels(stream, first: int) -> dict[str, int]:
    """The level of each heading block, so that none is skipped where a smaller heading comes first."""
    levels, below_main = {}, False
    for child in stream:
        if child.block_type == "heading":
            is_main = child.value["level"] == "main"
            below_main = below_main or is_main
            levels[child.id] = first if is_main or not below_main else first + 1
    return levels


@register.filter
def path_of(url: str) -> str:
    """An address of this site without its host, which may be another one behind a proxy or a port."""
    return urlsplit(url).path or "/"


@register.filter
def anchor_of(questions, block_id: str) -> str:
    """The lasting address of the question in this block."""
    return next((q.anchor for q in questions or () if q.block_id == block_id), "")


# References


@register.simple_tag
def cited_places() -> dict:
    """An empty note of which places cite which reference, filled by `cite` as the page is written."""
    return {}


@register.simple_tag(takes_context=True)
def cite(context, reference):
    citations = context.get("citations")
    places = context.get("cited_places")
    return citations.cite(reference, places) if citations and places is not None else None


@register.filter
def at(mapping: dict, key):
    """`mapping[key]`, or nothing."""
    return mapping.get(key, ()) if mapping else ()


@register.simple_tag
def place_of_zone(time_zone: str) -> str:
    return place_of(time_zone)


@register.filter
def host_name(url: str) -> str:
    """The part of an address that says whose it is."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


@register.filter
def filter_input(field) -> SafeString:
    """A form field's input, with the class that gives it its look."""
    return field.as_widget(attrs={"class": "ca-input"})


def _resolver(context) -> LinkResolver:
    _directory(context)
    return LinkResolver.for_request(context.get("request"))


def _directory(context) -> PageDirectory:
    """The request's directory, which knows at least what the frame of the site points to."""
    request = context.get("request")
    directory = PageDirectory.for_request(request)
    if request is not None:
        preload([SiteSettings.for_request(request)], directory)
    return directory
