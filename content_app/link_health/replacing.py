"""Putting the new address of something in the place of the old one, wherever that is used."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from content_app.crosslinks.versions import VersionKind, change_versions, versions_of

from .models import AddressUse, ExternalAddress, LinkFinding
from .written_links import addresses_in, replace_address

logger = logging.getLogger("content_app.link_health")

AT_ONCE = 50
"""Pages that one press of the button changes: publishing each takes a while, and somebody waits."""


@dataclass
class Plan:
    """What a person may do about the uses of an address."""

    published: list[AddressUse] = field(default_factory=list)
    """Changed where readers are."""
    drafts: list[AddressUse] = field(default_factory=list)
    """Changed in a draft, for others to publish."""
    left_alone: list[AddressUse] = field(default_factory=list)

    @property
    def to_change(self) -> list[AddressUse]:
        return [*self.published, *self.drafts]


@dataclass
class Replaced:
    published: int = 0
    drafts: int = 0
    left_alone: int = 0
    """Locked, or without room for the new address."""
    left: int = 0
    """Not looked at, since enough had been changed before."""

    @property
    def changed(self) -> int:
        return self.published + self.drafts


def plan_for(address: ExternalAddress, user) -> Plan:
    """In a number of queries that does not depend on how many uses there are."""
    uses = list(address.uses.order_by("title", "pk"))
    pages = {use.key for use in uses if use.model is Page}
    may_change, may_publish = (_pages_with(user, right, pages) for right in ("change", "publish"))
    plan = Plan()
    for use in uses:
        if use.model is Page:
            changes, publishes = use.key in may_change, use.key in may_publish
        else:
            changes, publishes = _record_rights(use.model, user)
        if not changes:
            plan.left_alone.append(use)
        else:
            (plan.published if publishes else plan.drafts).append(use)
    return plan


def replace_everywhere(
    address: ExternalAddress, uses: list[AddressUse], user, *, at_most: int
) -> Replaced:
    """One revision for each version that holds the old address. Rights and locks are looked at again.

    Only what is changed counts towards `at_most`: a draft stays among the uses until it is published, and a locked page
    until it is unlocked, so whoever comes back has to get past them.
    """
    change = partial(replace_address, old=address.url, new=address.moved_to)
    done = Replaced()
    for number, use in enumerate(uses):
        if done.changed == at_most:
            done.left = len(uses) - number
            break
        kinds = _change(use, change, user)
        if VersionKind.LIVE in kinds:
            done.published += 1
            use.delete()
            LinkFinding.objects.filter(
                address=address, content_type=use.content_type_id, object_id=use.key
            ).delete()
        elif kinds:
            done.drafts += 1
        elif _holds(use, address.url):
            done.left_alone += 1
    return done


def _change(use: AddressUse, change: Callable[[Any], bool], user) -> list[VersionKind]:
    instance = _instance_of(use)
    try:
        return change_versions(instance, change, user=user) if instance else []
    except Exception:
        # What one page does not let happen must not keep the others waiting.
        logger.exception("Could not change %s.", use)
        return []


def _holds(use: AddressUse, url: str) -> bool:
    """Whether it is in the newest version still: a draft may be without it, while readers have the old one."""
    instance = _instance_of(use)
    return instance is not None and url in map(
        str.strip, addresses_in(versions_of(instance)[-1].instance)
    )


def _pages_with(user, right: str, keys: set[str]) -> set[str]:
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_any_permission_for(user, {right}).filter(pk__in=keys)
    return {str(key) for key in pages.values_list("pk", flat=True)}


def _record_rights(model: type[Model] | None, user) -> tuple[bool, bool]:
    if model is None:
        return False, False
    policy = policy_registry.get_by_type(model)
    # What has no drafts is changed for readers by whoever changes it.
    publishes = not hasattr(model, "live") or policy.user_has_permission(user, "publish")
    return policy.user_has_permission(user, "change"), publishes


def _instance_of(use: AddressUse) -> Model | None:
    model = ContentType.objects.get_for_id(use.content_type_id).model_class()
    instance = model._default_manager.filter(pk=use.key).first() if model else None
    return instance.specific if isinstance(instance, Page) else instance
