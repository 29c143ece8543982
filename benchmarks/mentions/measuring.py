"""What looking for mentions costs."""

from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path
from statistics import median
from time import process_time

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

TIMES = 7
PROCESSES = 2
"""So many read pages when all of them are scanned."""


@dataclass(frozen=True)
class ScanCost:
    seconds: float
    cpu_seconds: float
    """What other work on the machine does not lengthen much."""
    mentions: int
    megabytes: float
    """The most that all processes of it had at one time; 0 where the system does not say."""


@dataclass(frozen=True)
class Cost:
    queries: int
    cpu_milliseconds: float


@dataclass(frozen=True)
class Measured:
    pages: int
    scan: ScanCost
    hits: int
    """So many pages mention what is published."""
    publication: Cost
    saving: Cost


def megabytes_in_use() -> float:
    """Of this process and those that it started; what they share counts once (Linux, `Pss`)."""
    kilobytes = 0
    for pid in ("self", *(child.pid for child in active_children())):
        rollup = Path(f"/proc/{pid}/smaps_rollup")
        try:
            lines = rollup.read_text().splitlines()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def cost_of(action: Callable[[], None]) -> Cost:
    durations = []
    for _ in range(TIMES):
        with transaction.atomic():
            begin = process_time()
            action()
            durations.append(process_time() - begin)
    with CaptureQueriesContext(connection) as captured:
        action()
    return Cost(len(captured), median(durations) * 1000)
