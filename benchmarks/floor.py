"""The yardstick: the home page of a site that `wagtail start` has just made.

It lives in a process of its own, with settings of its own, for as long as a run lasts: asked in turns with each page,
it says how fast this machine is at that moment.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import django

from benchmarks.measuring import Cost, measure

ROOT = Path(__file__).parent.parent
REQUESTS = 9
"""In each of several rounds."""


class Floor:
    def __init__(self, process: subprocess.Popen[str]):
        self._process = process

    def measure(self) -> Cost:
        print("measure", file=self._process.stdin, flush=True)
        return Cost(**json.loads(self._process.stdout.readline()))


@contextmanager
def new_site() -> Iterator[Floor]:
    with tempfile.TemporaryDirectory(prefix="benchmark-floor-") as project:
        subprocess.run(
            [sys.executable, "-m", "wagtail.bin.wagtail", "start", "mysite", project],
            check=True,
            capture_output=True,
        )
        with subprocess.Popen(
            [sys.executable, "-m", "benchmarks.floor"],
            cwd=project,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "benchmarks.floor_settings",
                "PYTHONPATH": os.pathsep.join([project, str(ROOT)]),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            yield Floor(process)


def main() -> None:
    """The process: answers each line of its input with the cost of its home page, as a line of JSON."""
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from benchmarks.databases import own_database

    with own_database():
        application = get_wsgi_application()
        for _ in sys.stdin:
            print(json.dumps(asdict(measure(application, "/", REQUESTS))), flush=True)


if __name__ == "__main__":
    main()
