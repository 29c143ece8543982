from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from content_app.scheduling import heartbeat, sources
from content_app.scheduling.runner import run_once


class Command(WagtailCommand):
    """Wagtail's command, for whoever has it in a crontab: there are no two ways of publishing on time."""

    help = "Publishes and expires what is due, as run_scheduler --once does."

    def handle(self, *args, **options):
        if options["dryrun"]:
            for item in sources.due_at(timezone.now()):
                self.stdout.write(f"{item.due_at:%Y-%m-%d %H:%M:%S %Z}  {item.describe()}")
            return
        heartbeat.beat()
        run_once()
