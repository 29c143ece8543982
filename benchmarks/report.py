"""The table that a run prints."""

import platform
from dataclasses import replace
from statistics import median

import django
import wagtail
from django.db import connection
from rich import box
from rich.table import Table

from benchmarks.measuring import Comparison, Measured


def table_of(pages: int, comparisons: list[Comparison]) -> Table:
    table = Table(
        title=(
            f"{pages:,} pages · {connection.display_name} · Wagtail {wagtail.__version__} · "
            f"Django {django.get_version()} · Python {platform.python_version()} · cold / warm"
        ),
        box=box.MARKDOWN,
    )
    table.add_column("page")
    for header in ("queries", "CPU ms", "×", "bytes"):
        table.add_column(header, justify="right")
    for compared in comparisons:
        table.add_row(*_row(compared))
    yardsticks = [
        side.yardstick for compared in comparisons for side in (compared.cold, compared.warm)
    ]
    cpu = median(yardstick.cpu_milliseconds for yardstick in yardsticks)
    yardstick = Measured(replace(yardsticks[0], cpu_milliseconds=cpu), yardsticks[0], 1)
    table.add_row(*_row(Comparison("`wagtail start`", yardstick, yardstick)))
    return table


def _row(compared: Comparison) -> tuple[str, ...]:
    cold, warm = compared.cold.cost, compared.warm.cost
    return (
        compared.page if warm.status.startswith("200") else f"{compared.page} ({warm.status})",
        f"{cold.queries} / {warm.queries}",
        f"{cold.cpu_milliseconds:.1f} / {warm.cpu_milliseconds:.1f}",
        f"{compared.cold.multiple:.1f} / {compared.warm.multiple:.1f}",
        f"{warm.bytes:,}",
    )
