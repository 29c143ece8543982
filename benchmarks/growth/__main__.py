"""Whether a page costs more on a larger site, with everything kept that is kept (docs/benchmarks.md)."""

import argparse
from contextlib import AbstractContextManager
from functools import partial
from statistics import median

from rich import box
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from benchmarks.beside import SiteBeside, site_beside
from benchmarks.floor import new_site
from benchmarks.measuring import Cost

Round = tuple[Cost, Cost, Cost]
"""The yardstick, and the page on the smaller and on the larger site, one after the other."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--small", type=int, default=100, help="pages (default: 100)")
    parser.add_argument("--large", type=int, default=10_000, help="pages (default: 10000)")
    parser.add_argument("--rounds", type=int, default=12, help="of each page (default: 12)")
    options = parser.parse_args()

    table = _table(options.small, options.large)
    with (
        Progress() as progress,
        new_site() as measure_floor,
        _site(options.small) as small,
        _site(options.large) as large,
    ):
        small.wait_until_ready()
        step = progress.add_task("Filling", total=options.large)
        pages = large.wait_until_ready(partial(progress.advance, step))
        for page in progress.track(pages, description="Measuring"):
            rounds = [
                (measure_floor(), small.measure(page), large.measure(page))
                for _round in range(options.rounds)
            ]
            table.add_row(page, *_row(rounds))
    Console().print(table)


def _site(pages: int) -> AbstractContextManager[SiteBeside]:
    environment = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        # Each has a database of its own.
        "BENCHMARK_SITE": f"benchmark_{pages}",
    }
    return site_beside("benchmarks.growth.site", str(pages), environment=environment)


def _table(small: int, large: int) -> Table:
    table = Table(box=box.MARKDOWN)
    table.add_column("page")
    for header in (f"×, {small:,} pages", f"×, {large:,} pages", "growth", "queries", "bytes"):
        table.add_column(header, justify="right")
    return table


def _row(rounds: list[Round]) -> tuple[str, ...]:
    _floor, small, large = rounds[-1]

    def multiple(of: int, by: int) -> str:
        found = median(costs[of].cpu_milliseconds / costs[by].cpu_milliseconds for costs in rounds)
        return f"{found:.2f}"

    return (
        multiple(1, by=0),
        multiple(2, by=0),
        multiple(2, by=1),
        f"{small.queries} / {large.queries}",
        f"{small.bytes:,} / {large.bytes:,}",
    )


if __name__ == "__main__":
    main()
