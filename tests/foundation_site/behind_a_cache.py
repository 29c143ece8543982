"""The site as visitors meet it in production: Gunicorn behind Varnish, and a runner that keeps the schedule.

Varnish has no configuration of its own. It counts seconds and knows no dates; all others live at a simulated time.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

from tests.foundation_site.simulated_clock import LIBRARY, SimulatedClock
from tests.processes import PATIENCE, ended_with_this, free_port, start, wait_until

VARNISH = shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
IS_POSSIBLE = bool(VARNISH and LIBRARY)
HOW_TO_GET_IT = (
    "The test behind a shared cache was skipped: it needs Varnish and libfaketime "
    "(on Debian: apt install --no-install-recommends varnish libfaketime)."
)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str

    @property
    def is_from_cache(self) -> bool:
        """Varnish names the request, and behind it the one for which it fetched what it had kept."""
        return len(self.headers["X-Varnish"].split()) == 2


def visit(port: int, address: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())
    finally:
        connection.close()


@contextmanager
def site_behind_a_cache(clock: SimulatedClock, directory: Path) -> Iterator[tuple[int, int]]:
    """The port of Varnish, at which visitors find the site, and the one of the site itself."""
    cache, site = free_port(), free_port()
    at_simulated_time = ("-m", "tests.foundation_site.at_simulated_time")
    gunicorn = ("gunicorn", "foundation_site.wsgi", "--threads", "4", "--no-control-socket")
    varnish = [VARNISH, "-F", "-j", "none", "-n", str(directory / "varnish"), "-s", "malloc,16M"]
    varnish += ["-a", f"127.0.0.1:{cache}", "-b", f"127.0.0.1:{site}"]
    with ExitStack() as stack:
        for command in ((*gunicorn, "--bind", f"127.0.0.1:{site}"), ("django", "run_scheduler")):
            stack.enter_context(
                ended_with_this(start(*at_simulated_time, *command, **clock.variables))
            )
        output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        stack.enter_context(ended_with_this(subprocess.Popen(varnish, **output)))
        # Answers as soon as all three do.
        wait_until(lambda: answers(cache, "/health/scheduler/"))
        yield cache, site


def set_clock(clock: SimulatedClock, moment, site: int) -> None:
    """Have everybody live at `moment`."""
    clock.set(moment)
    wait_until(lambda: parsedate_to_datetime(visit(site, "/robots.txt").headers["Date"]) >= moment)


def answers(port: int, address: str) -> bool:
    try:
        return visit(port, address).status == 200
    except OSError:
        return False
