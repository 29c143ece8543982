"""Publishing many pages at once stops at those of which somebody has to read what will happen."""

from collections.abc import Iterator

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from .preflight import must_be_read_before_publishing

NAMED_AT_MOST = 5


def ask_before_bulk_publishing(request, action_type, pages, action):
    """Hook `before_bulk_action`: publishes none of them as long as there is something to read."""
    if not isinstance(action, PublishBulkAction):
        return None
    unread = [
        draft
        for draft in _drafts_to_publish(pages, action)
        if must_be_read_before_publishing(draft)
    ]
    if not unread:
        return None
    messages.warning(
        request,
        _(
            "Nothing was published yet. Some of these pages have a date or a plan: publish each of "
            "them by itself, where you see what will happen, and then the others together."
        ),
        buttons=[
            messages.button(
                reverse("announcement_publish", args=[draft.pk]), draft.get_admin_display_title()
            )
            for draft in unread[:NAMED_AT_MOST]
        ],
    )
    return redirect(action.next_url)


def _drafts_to_publish(pages, action) -> Iterator:
    """The newest drafts of what Wagtail would publish, among them those below that are not published."""
    for page in pages:
        yield page.specific.get_latest_revision_as_object()
        if action.cleaned_form.cleaned_data["include_descendants"]:
            for below in page.get_descendants().not_live().specific():
                if below.permissions_for_user(action.request.user).can_publish():
                    yield below.get_latest_revision_as_object()
