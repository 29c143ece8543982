from django.core.management.base import BaseCommand

from content_app.page_cache import kept


class Command(BaseCommand):
    help = "Drops all pages that are kept for readers, here and in caches in front of the site."

    def handle(self, *args, verbosity: int, **options):
        dropped = kept.let_go_of_all()
        if verbosity:
            self.stdout.write(
                f"Dropped {dropped:,} addresses; the next reader of each waits a little."
            )
