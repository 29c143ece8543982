"""The versions in which a page or record lives side by side, and how content is changed in each of them.

What is online, what is approved to go online, and a draft newer than both are three texts. Whoever points a link
elsewhere means all three; Wagtail, which publishes one of them, forgets the date of the second and hides the third.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.locks import BasicLock, ScheduledForPublishLock
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, LockableMixin, Page, RevisionMixin, WorkflowState
from wagtail.permissions import policy_registry


class VersionKind(TextChoices):
    LIVE = "live", _("Online")
    SCHEDULED = "scheduled", _("Goes online on a set date")
    DRAFT = "draft", _("Draft")


@dataclass(frozen=True)
class Version:
    kind: VersionKind
    instance: Any
    """The page or record as this version has it; of what is online, the row itself."""
    author: Any = None
    approved_go_live_at: datetime | None = None
    """Of a scheduled one: when it goes online (UTC)."""


def versions_of(row: Any) -> list[Version]:
    """What there is of a page or record, from the oldest to the newest. `row` is as the database has it."""
    if not isinstance(row, DraftStateMixin):
        return [Version(VersionKind.LIVE, row)]
    versions = [Version(VersionKind.LIVE, row)] if row.live else []
    scheduled = row.revisions.filter(approved_go_live_at__isnull=False)
    newer = {revision.pk: revision for revision in scheduled}
    is_draft = row.has_unpublished_changes or not row.live
    if is_draft and row.latest_revision_id not in {None, row.live_revision_id}:
        newer.setdefault(row.latest_revision_id, row.latest_revision)
    for revision in sorted(newer.values(), key=lambda one: (one.created_at, one.pk)):
        moment = revision.approved_go_live_at
        kind = VersionKind.SCHEDULED if moment else VersionKind.DRAFT
        versions.append(Version(kind, revision.as_object(), revision.user, moment))
    # A page that was made without a history.
    return versions or [Version(VersionKind.DRAFT, row)]


def change_versions(page: Any, change: Callable[[Any], bool], *, user) -> list[VersionKind]:
    """Applies `change` to each version of a page or record, and stores those of which it says that they changed.

    What is online and what is scheduled is changed for those who may publish it. For anybody else the newest version is
    changed, and becomes a draft. A page that somebody has locked, or that the user may not edit, stays as it is.
    `user` is None where no person stands behind the change; that may publish. Returns what was changed.
    """
    with transaction.atomic():
        row = locked_row(page)
        versions = versions_of(row)
        if not may_change(row, user):
            return []
        if not may_publish(row, user):
            newest = replace(versions[-1], kind=VersionKind.DRAFT, approved_go_live_at=None)
            if not change(newest.instance):
                return []
            store_versions(row, [newest], {0}, user=user)
            return [VersionKind.DRAFT]
        changed = {number for number, one in enumerate(versions) if change(one.instance)}
        if changed:
            store_versions(row, versions, changed, user=user)
        return [versions[number].kind for number in sorted(changed)]


def store_versions(row: Any, versions: list[Version], changed: set[int], *, user) -> None:
    """Stores `versions`, from the oldest to the newest, from the first one on that `changed` numbers.

    Those after it are stored again even where they are as they were, since the newest version is what an editor opens;
    they keep their author, and leave no trace in the history.
    """
    if not isinstance(row, DraftStateMixin):
        row.save()
        if isinstance(row, RevisionMixin):
            row.save_revision(user=user, clean=False)
        log(row, "wagtail.edit", user=user, content_changed=True)
        return
    has_readers = row.live or any(version.kind is VersionKind.LIVE for version in versions)
    for number in range(min(changed), len(versions)):
        version, is_changed = versions[number], number in changed
        author = user if is_changed else version.author
        if version.kind is VersionKind.LIVE:
            _publish(version.instance, author)
        else:
            if not has_readers and version.kind is VersionKind.DRAFT:
                # As Wagtail does: while nobody can read a page, its row says what its draft says.
                _save_row(version.instance)
            _store(version, author, is_changed)


def may_publish(row: Any, user) -> bool:
    """Whether a change by `user` reaches what is online at once; without drafts, every change does."""
    if user is None or not isinstance(row, DraftStateMixin):
        return True
    if isinstance(row, Page):
        return row.permissions_for_user(user).can_publish()
    return policy_registry.get_by_type(type(row)).user_has_permission(user, "publish")


def may_change(row: Any, user) -> bool:
    if getattr(row, "alias_of_id", None):
        return False  # It follows the page that it repeats.
    if user is None:
        return True
    if isinstance(row, Page):
        may_edit = row.permissions_for_user(user).can_edit()
    else:
        may_edit = policy_registry.get_by_type(type(row)).user_has_permission(user, "change")
    return may_edit and not is_locked_for(row, user)


def is_locked_for(row: Any, user) -> bool:
    """A schedule locks a page too, so that nobody loses sight of what goes online; here it is kept as it is."""
    lock = row.get_lock() if isinstance(row, LockableMixin) else None
    if isinstance(lock, ScheduledForPublishLock):
        lock = BasicLock(row) if row.locked else None
    return lock is not None and lock.for_user(user)


def locked_row(instance: Model) -> Any:
    """The page or record as the database has it now; whoever else wants to change it waits."""
    model = Page if isinstance(instance, Page) else type(instance)
    row = model._default_manager.select_for_update().get(pk=instance.pk)
    return row.specific if isinstance(row, Page) else row


def _publish(instance: Any, user) -> None:
    if instance.go_live_at and instance.go_live_at > timezone.now():
        # It is online already; Wagtail would take it offline until then.
        instance.go_live_at = None
    revision = instance.save_revision(user=user, clean=False)
    with _workflow_left_alone(instance):
        revision.publish(user=user, skip_permission_checks=True)


def _save_row(instance: Any) -> None:
    """A draft need not be complete yet."""
    instance.save(**({"clean": False} if isinstance(instance, Page) else {}))


def _store(version: Version, user, is_changed: bool) -> None:
    instance = version.instance
    if version.kind is VersionKind.SCHEDULED:
        instance.revisions.update(approved_go_live_at=None)
    instance.save_revision(
        user=user,
        approved_go_live_at=version.approved_go_live_at,
        clean=False,
        log_action=is_changed,
    )


@contextmanager
def _workflow_left_alone(instance: Any) -> Iterator[None]:
    """Publishing cancels the approval that a page waits for: here it is the draft that waits, and it still does."""
    states = getattr(instance, "workflow_states", None)
    waiting = list(states.active().values_list("pk", "status")) if states else []
    rows = WorkflowState.objects.filter(pk__in=[pk for pk, _status in waiting])
    rows.update(status=WorkflowState.STATUS_CANCELLED)
    yield
    for pk, status in waiting:
        WorkflowState.objects.filter(pk=pk).update(status=status)
