"""Who may decide for all pages by which names an entry is found."""

from typing import Any

from wagtail.models import AbstractPage
from wagtail.permissions import policy_registry


def may_dismiss_everywhere(user, instance: Any) -> bool:
    """Whoever may change the entry itself could change the name as well."""
    if isinstance(instance, AbstractPage):
        return instance.permissions_for_user(user).can_edit()
    return policy_registry.get_by_type(type(instance)).user_has_permission(user, "change")
