"""One account for each role, to look around with on a developer's machine."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from foundation_site.development.private_files import write_secret

ADMINISTRATOR = "Administrator"
ROLES = {
    "administrator": ADMINISTRATOR,
    "writer": "Writers",
    "webinar-editor": "Webinar editors",
    "medical-reviewer": "Medical reviewers",
    "publisher": "Publishers",
}


@dataclass(frozen=True)
class SampleAccount:
    username: str
    role: str
    password: str


def stored_accounts(file: Path) -> list[SampleAccount]:
    if not file.exists():
        return []
    return [SampleAccount(**row) for row in json.loads(file.read_text())]


def create_sample_accounts(file: Path) -> list[SampleAccount]:
    """
    Create the accounts that are missing. One that exists keeps its password, unless the note of
    that password is lost: then it gets a new one, since nobody could log in with it any more.
    """
    noted = {account.username: account for account in stored_accounts(file)}
    accounts = [
        noted.get(username) or SampleAccount(username, role, secrets.token_urlsafe(9))
        for username, role in ROLES.items()
    ]
    if accounts != list(noted.values()):
        write_secret(file, json.dumps([asdict(account) for account in accounts], indent=2))
    existing = set(
        get_user_model().objects.filter(username__in=ROLES).values_list("username", flat=True)
    )
    for account in accounts:
        if account.username not in existing or account.username not in noted:
            save_user(account)
    return accounts


def save_user(account: SampleAccount) -> None:
    is_administrator = account.role == ADMINISTRATOR
    user, _ = get_user_model().objects.get_or_create(
        username=account.username,
        defaults={
            "email": f"{account.username}@example.org",
            "is_staff": is_administrator,
            "is_superuser": is_administrator,
        },
    )
    user.set_password(account.password)
    user.save()
    if not is_administrator:
        user.groups.add(Group.objects.get(name=account.role))
