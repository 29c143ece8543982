"""A question about something that is to go, as an address of the admin, and back."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError
from django.http import Http404, HttpRequest
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from content_app.crosslinks.texts import base_of

from .kinds import Action
from .leaving import Leaving

MANY_AT_ONCE = 300
"""Servers take addresses of about four thousand characters."""
DECIDED_BY_STAFF = (Action.UNPUBLISH, Action.DELETE, Action.MOVE, Action.RESTRICT)
PAGES_ONLY = (Action.MOVE, Action.RESTRICT)


def question_url(leaving: Leaving, next_url: str = "") -> str:
    query: list[tuple[str, Any]] = [("of", base_of(type(leaving.chosen[0]))._meta.label_lower)]
    query += [("id", instance.pk) for instance in leaving.chosen]
    if leaving.with_descendants:
        query.append(("below", "1"))
    if leaving.destination:
        query.append(("to", leaving.destination.pk))
    if next_url:
        query.append(("next", next_url))
    return f"{reverse('departure', args=[leaving.action])}?{urlencode(query)}"


def leaving_from(request: HttpRequest, action: str) -> Leaving:
    """What an address asks about; raises what `leaving_of` raises."""
    query = request.GET
    return leaving_of(
        action,
        query.get("of", ""),
        query.getlist("id"),
        request.user,
        with_descendants=bool(query.get("below")),
        destination=query.get("to"),
    )


def leaving_of(
    action: str,
    label: str,
    keys: Iterable[Any],
    user,
    *,
    with_descendants: bool = False,
    destination: Any = None,
) -> Leaving:
    """Raises Http404 for what there is not, and PermissionDenied for what the user may not do."""
    model = _model_of(label)
    if action not in DECIDED_BY_STAFF or (model is not Page and action in PAGES_ONLY):
        raise Http404
    try:
        wanted = set(keys)
        chosen = list(model._default_manager.filter(pk__in=list(wanted)[:MANY_AT_ONCE]))
        parent = Page.objects.filter(pk=destination).first() if action == Action.MOVE else None
    except (ValueError, ValidationError, OverflowError, DataError) as error:
        raise Http404 from error
    if not chosen or len(chosen) != len(wanted) or (action == Action.MOVE and parent is None):
        raise Http404
    leaving = Leaving(
        Action(action),
        [instance.specific if isinstance(instance, Page) else instance for instance in chosen],
        with_descendants=with_descendants,
        destination=parent and parent.specific,
        user=user,
    )
    if not all(may_leave(leaving, instance, user) for instance in leaving.chosen):
        raise PermissionDenied
    return leaving


def may_leave(leaving: Leaving, instance: Any, user) -> bool:
    if isinstance(instance, Page):
        permissions = instance.permissions_for_user(user)
        if leaving.action is Action.UNPUBLISH:
            return permissions.can_unpublish()
        if leaving.action is Action.DELETE:
            return permissions.can_delete()
        if leaving.action is Action.MOVE:
            return permissions.can_move() and permissions.can_move_to(leaving.destination)
        return permissions.can_set_view_restrictions()
    right = "publish" if leaving.action is Action.UNPUBLISH else "delete"
    if leaving.action is Action.UNPUBLISH and not isinstance(instance, DraftStateMixin):
        return False
    policy = policy_registry.get_by_type(type(instance))
    return policy.user_has_permission_for_instance(user, right, instance)


def _model_of(label: str) -> type[Any]:
    models = (Page, get_document_model(), *get_snippet_models())
    known = {model._meta.label_lower: model for model in models}
    try:
        return known[label.lower()]
    except KeyError as error:
        raise Http404 from error
