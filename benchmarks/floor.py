"""The yardstick: the home page of a site that `wagtail start` has just made.

It lives in a process of its own, with settings of its own: asked in turns with each page, it says how fast this machine
is at that moment.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import django

from benchmarks.beside import answer, site_beside
from benchmarks.measuring import Cost, measure

REQUESTS = 9
"""In each of several rounds."""


@contextmanager
def new_site() -> Iterator[Callable[[], Cost]]:
    """What to call for the cost of its home page."""
    with tempfile.TemporaryDirectory(prefix="benchmark-floor-") as project:
        subprocess.run(
            [sys.executable, "-m", "wagtail.bin.wagtail", "start", "mysite", project],
            check=True,
            capture_output=True,
        )
        environment = {"DJANGO_SETTINGS_MODULE": "benchmarks.floor_settings"}
        with site_beside("benchmarks.floor", folder=project, environment=environment) as floor:
            floor.wait_until_ready()
            yield partial(floor.measure, "/")


def main() -> None:
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from benchmarks.databases import own_database

    with own_database():
        application = get_wsgi_application()
        answer({"/": partial(measure, application, "/", REQUESTS)})


if __name__ == "__main__":
    main()
