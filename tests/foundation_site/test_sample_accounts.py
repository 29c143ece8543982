import json
import stat

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from foundation_site.accounts.models import User
from foundation_site.accounts.sample_accounts import ROLES, stored_accounts

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings, tmp_path):
    settings.SAMPLE_ACCOUNTS_FILE = tmp_path / "sample_accounts.json"
    for name in ROLES.values():
        Group.objects.get_or_create(name=name)
    return settings.SAMPLE_ACCOUNTS_FILE


def test_each_role_gets_an_account_that_can_log_in(file, client):
    call_command("create_sample_accounts", verbosity=0)

    accounts = stored_accounts(file)
    assert [account.username for account in accounts] == list(ROLES)
    for account in accounts:
        assert client.login(username=account.username, password=account.password)
    assert User.objects.get(is_superuser=True).username == "administrator"
    assert User.objects.get(username="writer").groups.get().name == "Writers"


def test_only_the_owner_may_read_the_passwords(file):
    call_command("create_sample_accounts", verbosity=0)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_second_run_changes_no_account(file):
    call_command("create_sample_accounts", verbosity=0)
    before = set(User.objects.values_list("username", "password"))
    noted = file.read_text()

    call_command("create_sample_accounts", verbosity=0)

    assert set(User.objects.values_list("username", "password")) == before
    assert file.read_text() == noted


def test_a_lost_note_gives_new_passwords_to_the_same_accounts(file):
    call_command("create_sample_accounts", verbosity=0)
    lost = json.loads(file.read_text())
    file.unlink()

    call_command("create_sample_accounts", verbosity=0)

    assert User.objects.filter(username__in=ROLES).count() == len(ROLES)
    assert not {row["password"] for row in lost} & {row.password for row in stored_accounts(file)}
    for account in stored_accounts(file):
        assert User.objects.get(username=account.username).check_password(account.password)


def test_settings_without_a_place_for_passwords_get_no_accounts(settings):
    settings.SAMPLE_ACCOUNTS_FILE = None

    with pytest.raises(CommandError, match="developers' machines only"):
        call_command("create_sample_accounts")

    assert not User.objects.exists()
