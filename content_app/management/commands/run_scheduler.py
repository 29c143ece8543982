import signal
from threading import Event

from django.core.management.base import BaseCommand

from content_app.scheduling import heartbeat
from content_app.scheduling.runner import INTERVAL_SECONDS, run_once, run_until


class Command(BaseCommand):
    help = "Publishes and expires pages and records on time; runs until it is stopped."

    def add_arguments(self, parser):
        parser.add_argument(
            "--interval",
            type=float,
            default=INTERVAL_SECONDS,
            help="Seconds between two looks at what is due (default: %(default)s).",
        )
        parser.add_argument(
            "--once",
            action="store_true",
            help="Do what is due now, and end: for cron, every minute.",
        )

    def handle(self, *args, **options):
        if options["once"]:
            heartbeat.beat()
            run_once()
            return
        stopped = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        self.stdout.write(f"Looking for scheduled content every {options['interval']:g} seconds.")
        run_until(stopped, options["interval"])
