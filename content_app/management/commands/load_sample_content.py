from django.core.management.base import BaseCommand, CommandError

from content_app.sample_content.loader import load_sample_content
from content_app.sample_content.pages import AddressTaken


class Command(BaseCommand):
    help = "Adds the sample content that is missing. Nothing that is there is changed or doubled."

    def handle(self, *args, **options):
        try:
            report = load_sample_content()
        except AddressTaken as obstacle:
            raise CommandError(str(obstacle)) from obstacle
        if options["verbosity"]:
            for line in report.lines():
                self.stdout.write(line)
