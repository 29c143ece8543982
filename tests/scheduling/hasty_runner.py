"""A runner that looks and beats many times a second, so that nobody has to wait for it, and says nothing of what fails,
since nobody reads that before it ends.

Run as a process of its own: `python -m tests.scheduling.hasty_runner`.
"""

import logging

import django
from django.core.management import call_command

OFTEN_SECONDS = 0.1


def main() -> None:
    django.setup()
    # Models cannot be imported any earlier.
    from content_app.scheduling import runner

    logging.disable()
    runner.BEAT_EVERY_SECONDS = OFTEN_SECONDS
    call_command("run_scheduler", interval=OFTEN_SECONDS)


if __name__ == "__main__":
    main()
