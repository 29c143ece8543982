"""Sites in processes of their own, for as long as a run lasts: asked in turns, all of them meet the same machine."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks.measuring import Cost

ROOT = Path(__file__).parent.parent


class SiteBeside:
    def __init__(self, process: subprocess.Popen[str]):
        self._process = process

    def wait_until_ready(self, note: Callable[[], object] = lambda: None) -> list[str]:
        """The names of its pages; calls `note` for each thing that is made before."""
        for line in self._process.stdout:
            if line.strip():
                return json.loads(line)
            note()
        raise RuntimeError("The site ended before it was ready.")

    def measure(self, page: str) -> Cost:
        print(page, file=self._process.stdin, flush=True)
        return Cost(**json.loads(self._process.stdout.readline()))


@contextmanager
def site_beside(
    module: str, *arguments: str, folder: str | Path = ROOT, environment: Mapping[str, str]
) -> Iterator[SiteBeside]:
    """The process is that of a module which ends with `answer`; it begins in `folder`."""
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]),
            **environment,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield SiteBeside(process)


def note_page() -> None:
    """In the process: one of the pages is there."""
    print(flush=True)


def answer(pages: Mapping[str, Callable[[], Cost]]) -> None:
    """In the process: say which pages there are, then measure each that is asked for."""
    print(json.dumps(list(pages)), flush=True)
    for line in sys.stdin:
        print(json.dumps(asdict(pages[line.strip()]())), flush=True)
