"""Who may decide for all pages by which names links to an entry are suggested."""

from typing import Any

from wagtail.models import AbstractPage
from wagtail.permissions import policy_registry


def may_dismiss_everywhere(user, instance: Any) -> bool:
    """Whoever may change the entry, if only as a draft: suggestions are for staff, and readers see nothing of it."""
    if isinstance(instance, AbstractPage):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get_by_type(type(instance)).user_has_permission(user, "change")
