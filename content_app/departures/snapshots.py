"""A page, record or setting in all its versions, written down so that it can be set back."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_serializable_data_for_fields, model_from_serializable_data
from wagtail.models import DraftStateMixin

from content_app.crosslinks.versions import (
    Version,
    VersionKind,
    locked_row,
    store_versions,
    versions_of,
)

Snapshot = dict[str, Any]
"""Plain data, to be stored as JSON."""

_OF_THE_TREE = ("path", "depth", "numchild", "url_path")
"""What changes when other pages come and go, and no version keeps."""


def snapshot_of(row: Any) -> Snapshot:
    return {
        "model": row._meta.label_lower,
        "pk": str(row.pk),
        "label": str(row),
        "last_published_at": _iso(getattr(row, "last_published_at", None)),
        "versions": [
            {
                "kind": version.kind.value,
                "content": _content_of(version.instance),
                "author": version.author and version.author.pk,
                "approved_go_live_at": _iso(version.approved_go_live_at),
            }
            for version in versions_of(row)
        ],
    }


def fingerprint(row: Any) -> str:
    """Another one as soon as anything in any version is another."""
    return hashlib.sha256(
        json.dumps(
            [
                [version["kind"], version["approved_go_live_at"], _without_tree(version["content"])]
                for version in snapshot_of(row)["versions"]
            ],
            cls=DjangoJSONEncoder,
            sort_keys=True,
        ).encode()
    ).hexdigest()


def row_of(snapshot: Snapshot) -> Any:
    """As the database has it now; None where it was deleted."""
    model = apps.get_model(snapshot["model"])
    row = model._base_manager.filter(pk=snapshot["pk"]).first()
    return row and locked_row(row)


def restore(snapshot: Snapshot, row: Any, changed: Iterable[str], *, user) -> None:
    """Sets `row` back to `snapshot`, where the versions of the kinds that `changed` names became others.

    Each becomes a new version in the history, under the name of `user`.
    """
    if not isinstance(row, DraftStateMixin):
        (stored,) = snapshot["versions"]
        instance = _instance_of(row, stored["content"])
        store_versions(instance, [Version(VersionKind.LIVE, instance)], {0}, user=user)
        return
    versions = [_version_of(row, stored) for stored in snapshot["versions"]]
    first = next(
        (
            number
            for number, version in enumerate(versions)
            if version.kind is not VersionKind.LIVE or VersionKind.LIVE.value in changed
        ),
        len(versions),
    )
    if first < len(versions):
        store_versions(row, versions, set(range(first, len(versions))), user=user)
    else:
        # There was no draft: what is online is the newest version again.
        row.save_revision(user=user, changed=False, clean=False, log_action=True)
    rows = type(row)._base_manager.filter(pk=row.pk)
    rows.update(
        last_published_at=_moment(snapshot["last_published_at"]),
        has_unpublished_changes=[version.kind for version in versions] != [VersionKind.LIVE],
    )


def _version_of(row: Any, stored: dict[str, Any]) -> Version:
    author = get_user_model().objects.filter(pk=stored["author"]).first()
    return Version(
        VersionKind(stored["kind"]),
        row.with_content_json(stored["content"]),
        author,
        _moment(stored["approved_go_live_at"]),
    )


def _content_of(instance: Any) -> dict[str, Any]:
    if hasattr(instance, "serializable_data"):
        return instance.serializable_data()
    return get_serializable_data_for_fields(instance)


def _instance_of(row: Any, content: dict[str, Any]) -> Any:
    if hasattr(row, "from_serializable_data"):
        return row.from_serializable_data(content)
    return model_from_serializable_data(type(row), content, check_fks=True, strict_fks=False)


def _without_tree(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name not in _OF_THE_TREE}


def _iso(moment: datetime | None) -> str | None:
    """In full: Django's encoder drops the microseconds."""
    return moment.isoformat() if moment else None


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
