"""Where the things are edited that the schedule speaks of."""

from collections.abc import Iterable
from typing import Protocol

from django.contrib.admin.utils import quote
from django.db.models import Model
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permissions import policy_registry


class AboutSomething(Protocol):
    """A line that speaks of a page, a snippet or a redirect, or of nothing that could be edited."""

    @property
    def model(self) -> type[Model] | None: ...
    @property
    def key(self) -> str: ...


def edit_url(model: type[Model] | None, key: str) -> str | None:
    """Nothing is fetched to find out; None where there is no form that Wagtail could name."""
    if model is None:
        return None
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[key])
    if issubclass(model, Redirect):
        return reverse("wagtailredirects:edit", args=[key])
    viewset = getattr(model, "snippet_viewset", None)
    return viewset and reverse(viewset.get_url_name("edit"), args=[quote(key)])


class EditLinks:
    """The addresses of those things that a user may edit: one query, however many there are."""

    def __init__(self, user, items: Iterable[AboutSomething]):
        self._user = user
        pages = {item.key for item in items if _is_page(item.model)}
        policy = policy_registry.get_by_type(Page)
        editable = policy.instances_user_has_any_permission_for(user, {"change"})
        self._pages = set(map(str, editable.filter(pk__in=pages).values_list("pk", flat=True)))

    def url_of(self, item: AboutSomething) -> str | None:
        return edit_url(item.model, item.key) if self._may_edit(item) else None

    def _may_edit(self, item: AboutSomething) -> bool:
        if item.model is None or _is_page(item.model):
            return item.key in self._pages
        policy = policy_registry.get_by_type(item.model)
        return policy.user_has_permission(self._user, "change")


def _is_page(model: type[Model] | None) -> bool:
    return model is not None and issubclass(model, Page)
