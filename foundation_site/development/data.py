"""What a developer's database needs before the site is served; imported once Django is set up."""

from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page, Site

from foundation_site.accounts.sample_accounts import SampleAccount, stored_accounts


def prepare_data(port: int) -> list[SampleAccount]:
    print("Bringing the database up to date ...", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    # What Wagtail itself begins with are plain pages.
    if not Page.objects.filter(depth__gt=1).not_exact_type(Page).exists():
        print("Loading the sample content ...", flush=True)
        call_command("load_sample_content")
    call_command("create_sample_accounts", verbosity=0)
    # Canonical addresses are made from the site's record, which knows nothing of PORT.
    Site.objects.filter(hostname="localhost").exclude(port=port).update(port=port)
    file = settings.SAMPLE_ACCOUNTS_FILE
    return stored_accounts(file) if file else []
