from django.core.management.base import BaseCommand
from wagtail.models import Locale

from content_app.crosslinks.likeness import compare_all


class Command(BaseCommand):
    help = (
        "Finds anew which pages are alike. Publishing a page does that for one page; this is for all "
        "that were published before the site could do it."
    )

    def handle(self, *args, **options):
        compared = compare_all(Locale.objects.values_list("pk", flat=True))
        self.stdout.write(f"Compared {compared} pages.")
