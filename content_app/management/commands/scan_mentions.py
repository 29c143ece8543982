from django.core.management.base import BaseCommand

from content_app.crosslinks.mentions import full_scan

BAR = 30


class Command(BaseCommand):
    help = "Looks through all pages for what they mention, and makes the index of their words."

    def add_arguments(self, parser):
        parser.add_argument(
            "--resume",
            action="store_true",
            help="Only read what a scan that was stopped left over.",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=1,
            help="How many of them read (default: %(default)s); one more stores what they find.",
        )

    def handle(self, *args, resume: bool, processes: int, verbosity: int, **options):
        if not resume:
            full_scan.begin()
        progress = None
        for progress in full_scan.proceed(processes):
            if verbosity and self.stdout.isatty():
                self.stdout.write(f"\r{_bar(progress)}", ending="")
                self.stdout.flush()
        if verbosity and progress:
            self.stdout.write(f"\rRead {progress.done:,} pages; {progress.mentions:,} mentions.")
        elif verbosity:
            self.stdout.write("There was nothing left to read.")


def _bar(progress: full_scan.Progress) -> str:
    filled = BAR * progress.done // progress.of
    return f"{'█' * filled}{'░' * (BAR - filled)} {progress.done:,} of {progress.of:,} pages"
