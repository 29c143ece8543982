"""Processes of their own that work on the database of a test."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
"""Seconds for which something may let itself be waited for."""


def start(*arguments: str, **variables: str) -> subprocess.Popen:
    """Python with `arguments`, in the project."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url(), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def database_url(**elsewhere: object) -> str:
    """The address of this test's database, as DATABASE_URL takes it.

    `elsewhere` are settings that differ, such as the NAME of one beside it, or the HOST and PORT of a line to it.
    """
    database = connection.settings_dict | elsewhere
    if connection.vendor == "sqlite":
        return "sqlite:///{NAME}".format(**database)
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def ended_with_this(process: subprocess.Popen) -> Iterator[None]:
    try:
        yield
    finally:
        process.terminate()
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)
