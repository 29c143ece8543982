"""Where Wagtail is about to take something away, staff are asked first what becomes of that which refers to it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.documents import get_document_model
from wagtail.models import Page

from .addresses import MANY_AT_ONCE, question_url
from .kinds import Action
from .leaving import Leaving

_DECIDED = "_content_app_departure_decided"


def mark_as_decided(request: HttpRequest) -> None:
    """From now on, Wagtail's hooks let through what this request does."""
    setattr(request, _DECIDED, True)


def ask_first(request: HttpRequest, leaving: Leaving) -> HttpResponse | None:
    """Leads to the question, where anything refers to what is to go."""
    if getattr(request, _DECIDED, False) or not leaving.referrers:
        return None
    next_url = get_valid_next_url_from_request(request)
    if len(leaving.chosen) > MANY_AT_ONCE:
        text = _("Something refers to these. Choose at most %(count)d at once.")
        messages.error(request, text % {"count": MANY_AT_ONCE})
        return redirect(next_url or "wagtailadmin_home")
    return redirect(question_url(leaving, next_url))


def before_unpublishing(request, instance):
    """Hook of pages and of records, before Wagtail asks for a confirmation and after."""
    with_descendants = bool(request.POST.get("include_descendants"))
    return ask_first(
        request, Leaving(Action.UNPUBLISH, [instance], with_descendants, user=request.user)
    )


def before_deleting_page(request, page):
    return ask_first(request, Leaving(Action.DELETE, [page]))


def before_deleting_records(request, instances):
    return ask_first(request, Leaving(Action.DELETE, list(instances)))


def before_moving_page(request, page, destination):
    if page.get_parent().pk == destination.pk:
        return None
    return ask_first(request, Leaving(Action.MOVE, [page], destination=destination))


def before_bulk_action(request, action_type, objects, action):
    """Of pages and documents; records that are deleted together pass `before_deleting_records`."""
    is_ours = bool(objects) and isinstance(objects[0], (Page, get_document_model()))
    if not is_ours or action_type not in {Action.UNPUBLISH, Action.DELETE, Action.MOVE}:
        return None
    answers = action.cleaned_form.cleaned_data if action.cleaned_form else {}
    chosen = [page.specific if isinstance(page, Page) else page for page in objects]
    leaving = Leaving(
        Action(action_type),
        chosen,
        with_descendants=bool(answers.get("include_descendants")),
        destination=answers.get("chooser"),
        user=request.user,
    )
    return ask_first(request, leaving)


def hooks_of(leaving: Leaving, when: str) -> Iterator[tuple[str, list[Any]]]:
    """The names and arguments of Wagtail's own hooks that others may wait for, `when` is before or after."""
    if leaving.action is Action.RESTRICT:
        return
    if not leaving.is_of_pages:
        if leaving.action is Action.DELETE and hasattr(leaving.chosen[0], "snippet_viewset"):
            yield f"{when}_delete_snippet", [leaving.chosen]
        elif leaving.action is Action.UNPUBLISH:
            yield from ((f"{when}_unpublish", [instance]) for instance in leaving.chosen)
        return
    for page in leaving.chosen:
        arguments = [page]
        if leaving.action is Action.MOVE and when == "before":
            arguments.append(leaving.destination)
        yield f"{when}_{leaving.action}_page", arguments


def names_site_to_confirm(leaving: Leaving) -> bool:
    """Whether so many pages are deleted that Wagtail has the name of the site typed in."""
    limit = getattr(settings, "WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT", 10)
    return leaving.action is Action.DELETE and leaving.is_of_pages and len(leaving.gone) >= limit
