"""What looking for mentions costs."""

from collections.abc import Callable
from dataclasses import dataclass
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
