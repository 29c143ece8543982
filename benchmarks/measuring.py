"""What one page costs, asked of the application that a web server calls, with all its middleware."""

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median
from time import monotonic, process_time
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 3
"""Requests before the first that counts: templates are compiled and renditions made on the way."""
PATIENCE = 4
"""Seconds in a round after which a page that is slow is not asked for again."""
ROUNDS = 5


@dataclass(frozen=True)
class Cost:
    status: str
    queries: int
    cpu_milliseconds: float
    bytes: int


@dataclass(frozen=True)
class Measured:
    """A page, and how many times the yardstick it costs."""

    cost: Cost
    yardstick: Cost
    multiple: float


@dataclass(frozen=True)
class Comparison:
    page: str
    cold: Measured
    """Without any part that was kept before."""
    warm: Measured


def measure_beside(
    measure_yardstick: Callable[[], Cost], measure_page: Callable[[], Cost]
) -> Measured:
    """In turns, since a machine is now faster, now slower: each round sees both at the same speed."""
    rounds = [(measure_yardstick(), measure_page()) for _round in range(ROUNDS)]
    multiples = [page.cpu_milliseconds / other.cpu_milliseconds for other, page in rounds]
    yardsticks, pages = zip(*rounds, strict=True)
    return Measured(_middle(pages), _middle(yardsticks), median(multiples))


def _middle(costs: Iterable[Cost]) -> Cost:
    costs = list(costs)
    cpu_milliseconds = median(cost.cpu_milliseconds for cost in costs)
    return replace(costs[-1], cpu_milliseconds=cpu_milliseconds)


def measure(
    application: Callable,
    address: str,
    requests: int,
    cookie: str = "",
    before_each: Callable[[], object] = lambda: None,
) -> Cost:
    """`before_each` request something may be done that does not count."""
    for _ in repeatedly(WARM_UP):
        status, body = request(application, address, cookie)
    before_each()
    with CaptureQueriesContext(connection) as captured:
        request(application, address, cookie)
    # At once: the next request empties Django's log.
    queries = len(captured)
    gc.collect()
    durations = []
    for _ in repeatedly(requests):
        before_each()
        begin = process_time()
        request(application, address, cookie)
        durations.append(process_time() - begin)
    return Cost(status, queries, median(durations) * 1000, len(body))


def repeatedly(times: int) -> Iterator[int]:
    """As `range`, but at least once and no longer than is bearable."""
    begin = monotonic()
    for number in range(times):
        yield number
        if monotonic() - begin > PATIENCE:
            return


def request(application: Callable, address: str, cookie: str = "") -> tuple[str, bytes]:
    parts = urlsplit(address)
    environ = {
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
        "HTTP_HOST": "localhost",
        "HTTP_COOKIE": cookie,
    }
    setup_testing_defaults(environ)
    answer = []
    response = application(environ, lambda status, headers: answer.append(status))
    try:
        return answer[0], b"".join(response)
    finally:
        response.close()
