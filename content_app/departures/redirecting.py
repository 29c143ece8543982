"""Old addresses that lead on to something else, and how that is taken back."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from content_app.base.records import Record

Kept = dict[str, list]
"""What to do to have the redirects as they were: the keys of those to delete, and the fields of those to set back."""


def lead_on(gone: Iterable[Any], to: Model, *, for_good: bool) -> Kept:
    """Leads readers who come to an address of `gone` to `to`; whoever was led there so far is led on at once."""
    redirects = _model().objects
    target = _target_of(to)
    made: list[int] = []
    before: list[dict] = []
    for instance in filter(is_open, gone):
        for redirect in redirects.filter(**_target_of(instance)):
            before.append(_fields_of(redirect))
            is_permanent = redirect.is_permanent and for_good
            redirects.filter(pk=redirect.pk).update(**target, is_permanent=is_permanent)
        for site_id, path in _addresses_of(instance):
            facts = target | {"is_permanent": for_good, "automatically_created": False}
            known = redirects.filter(old_path=path, site_id=site_id).first()
            if known:
                before.append(_fields_of(known))
                redirects.filter(pk=known.pk).update(**facts)
            else:
                made.append(redirects.create(old_path=path, site_id=site_id, **facts).pk)
    return {"made": made, "before": before}


def redirects_about(pages: Iterable[Page]) -> Kept:
    """As they are before `pages` get other addresses; `made` becomes known afterwards (`made_since`)."""
    keys = [page.pk for page in pages]
    paths = [path for page in pages for _site_id, path in _addresses_of(page)]
    redirects = _model().objects
    found = redirects.filter(redirect_page__in=keys) | redirects.filter(old_path__in=paths)
    return {"made": [], "before": [_fields_of(redirect) for redirect in found.distinct()]}


def made_since(kept: Kept, pages: Iterable[Page]) -> list[int]:
    known = [fields["id"] for fields in kept["before"]]
    made = _model().objects.filter(redirect_page__in=[page.pk for page in pages])
    return list(made.exclude(pk__in=known).values_list("pk", flat=True))


def take_back(kept: Kept) -> None:
    """What was there before comes in its place again, where that is free and what it led to still is there."""
    delete_redirects(kept["made"])
    redirects = _model().objects
    pages = {fields["redirect_page_id"] for fields in kept["before"]}
    pages_there = {*Page.objects.filter(pk__in=pages).values_list("pk", flat=True), None}
    sites_there = {*Site.objects.values_list("pk", flat=True), None}
    # Of one that was changed twice, the state before the first change is the last to be written.
    for fields in reversed(kept["before"]):
        place = {"old_path": fields["old_path"], "site_id": fields["site_id"]}
        is_taken = redirects.filter(**place).exclude(pk=fields["id"]).exists()
        is_there = fields["redirect_page_id"] in pages_there and fields["site_id"] in sites_there
        if is_there and not is_taken:
            redirects.update_or_create(pk=fields["id"], defaults=fields)


def delete_redirects(keys: list[int]) -> None:
    _model().objects.filter(pk__in=keys).delete()


def _model() -> type[Any]:
    return apps.get_model("wagtailredirects", "Redirect")


def _fields_of(redirect: Any) -> dict[str, Any]:
    fields = (field for field in redirect._meta.concrete_fields if field.name != "created_at")
    return {field.attname: getattr(redirect, field.attname) for field in fields}


def is_open(instance: Any) -> bool:
    """Whether readers know an address of it: a record has one while the page is there below which it is shown."""
    if isinstance(instance, Page):
        return instance.live
    return bool(instance.get_url()) if isinstance(instance, Record) else has_address(instance)


def has_address(instance: Any) -> bool:
    """Whether it is a kind of thing that readers can open by itself: a page, a record, a document."""
    return isinstance(instance, (Page, Record, get_document_model()))


def _target_of(instance: Any) -> dict[str, Any]:
    """The fields of a redirect that leads to a page, a record or a document."""
    page_id, route, link = None, "", ""
    if isinstance(instance, Page):
        page_id = instance.pk
    elif isinstance(instance, get_document_model()):
        link = instance.url
    else:
        page_id = instance.get_index_page(None).pk
        route = _model().normalise_page_route_path(f"{instance.slug}/")
    return {
        "redirect_page_id": page_id,
        "redirect_page_route_path": route,
        "redirect_link": link,
    }


def _addresses_of(instance: Any) -> Iterator[tuple[int | None, str]]:
    """With the key of the site that each belongs to; None where it is the same on each."""
    normalise = _model().normalise_path
    if not isinstance(instance, Page):
        url = instance.get_url() if isinstance(instance, Record) else instance.url
        yield None, normalise(url)
        return
    page = instance.specific
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return
    site_id, _root_url, path = parts
    for route in page.get_route_paths():
        yield site_id, normalise(path.rstrip("/") + "/" + route.lstrip("/"))
