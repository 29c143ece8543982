from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from foundation_site.accounts.sample_accounts import create_sample_accounts


class Command(BaseCommand):
    help = "Create one account per role on a developer's machine, and print the logins."

    def handle(self, *args, verbosity: int, **options) -> None:
        file = settings.SAMPLE_ACCOUNTS_FILE
        if file is None:
            raise CommandError(
                "Sample accounts exist on developers' machines only, never under these settings."
            )
        try:
            with transaction.atomic():
                accounts = create_sample_accounts(file)
        except Group.DoesNotExist as error:
            raise CommandError(
                "A group is missing: run `manage.py migrate` and `load_sample_content` first."
            ) from error
        if verbosity:
            for account in accounts:
                self.stdout.write(f"{account.username}\t{account.password}\t{account.role}")
