"""A question about something that is to go, as an address of the admin, and back."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import DraftStateMixin, Page
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from content_app.crosslinks.texts import base_of

from .leaving import Action, Leaving

MANY_AT_ONCE = 500


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
    """Raises Http404 for what there is not, and PermissionDenied for what the user may not do."""
    query = request.GET
    if action not in Action.values:
        raise Http404
    model = _model_of(query)
    keys = query.getlist("id")[:MANY_AT_ONCE]
    try:
        chosen = list(model._default_manager.filter(pk__in=keys))
    except ValueError as error:
        raise Http404 from error
    if not chosen or (model is not Page and action in (Action.MOVE, Action.RESTRICT)):
        raise Http404
    leaving = Leaving(
        Action(action),
        [instance.specific if isinstance(instance, Page) else instance for instance in chosen],
        with_descendants=bool(query.get("below")),
        destination=_destination(query) if action == Action.MOVE else None,
    )
    if not all(may_leave(leaving, instance, request.user) for instance in leaving.chosen):
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


def _model_of(query: QueryDict) -> type[Any]:
    known = {model._meta.label_lower: model for model in (Page, get_document_model())}
    known |= {model._meta.label_lower: model for model in get_snippet_models()}
    try:
        return known[query.get("of", "")]
    except KeyError as error:
        raise Http404 from error


def _destination(query: QueryDict) -> Page:
    key = query.get("to", "")
    if not key.isdecimal():
        raise Http404
    return get_object_or_404(Page, pk=key).specific
