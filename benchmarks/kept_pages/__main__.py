"""How fast the page cache answers, beside a bare Django view with the same bytes (docs/benchmarks.md)."""

import argparse
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.progress import track

from benchmarks.release.site import HOST, free_port, make_site, serving

READERS = 4
"""At a time: enough for the one process that answers never to wait."""
ACCEPT = {"Accept-Encoding": "br"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kept_pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="of each of the two (default: 9)")
    parser.add_argument("--requests", type=int, default=1000, help="a round (default: 1000)")
    options = parser.parse_args()

    site, bare = free_port(), free_port()
    with tempfile.TemporaryDirectory(prefix="kept-pages-") as folder:
        address = make_site(Path(folder), site)["condition"]
        _say_that_a_runner_is_there()
        with serving(site, workers=1):
            _get(HTTPConnection(HOST, site), address)
            kept, body = _get(HTTPConnection(HOST, site), address)
            if kept.getheader("Content-Encoding") != "br":
                raise RuntimeError(f"{address} is not kept.")
            os.environ["BARE_BODY"] = str(Path(folder) / "body")
            Path(os.environ["BARE_BODY"]).write_bytes(body)
            with serving(bare, "benchmarks.kept_pages.bare", workers=1):
                rates: dict[int, list[float]] = {site: [], bare: []}
                for _round in track(range(options.rounds), description="Measuring"):
                    # In turns, so that both meet the same machine.
                    for port, found in rates.items():
                        found.append(_rate(port, address, options.requests))
    share = median(one / other for one, other in zip(rates[site], rates[bare], strict=True))
    Console().print(
        f"{len(body):,} bytes: kept page {median(rates[site]):,.0f} a second, "
        f"bare view {median(rates[bare]):,.0f}; {share:.1%}"
    )


def _say_that_a_runner_is_there() -> None:
    """Without one, each request would do what is due."""
    from content_app.scheduling import heartbeat

    heartbeat.beat()


def _rate(port: int, address: str, requests: int) -> float:
    """Answers a second."""

    def read_often(times: int) -> None:
        connection = HTTPConnection(HOST, port)
        for _request in range(times):
            _get(connection, address)

    begun = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        list(readers.map(read_often, [requests // READERS] * READERS))
    return requests / (time.perf_counter() - begun)


def _get(connection: HTTPConnection, address: str) -> tuple[HTTPResponse, bytes]:
    connection.request("GET", address, headers=ACCEPT)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{address} answered {response.status}.")
    return response, body


if __name__ == "__main__":
    main()
